# Both services, broken in every way that somebody is alerted of, under the eyes of a Prometheus that has the rules of
# deploy/observability: sourced after services.sh, processes.sh and observability.sh, never run.
# shellcheck shell=bash disable=SC2034 # the names are for those scripts

# Services that start on a busy machine take longest.
PATIENCE="${PATIENCE:-90}"

check_live() {
  WATCH="$(mktemp -d)"
  WATCH_PIDS=""
  # What the caller's environment says of services is about others.
  unset MONGODB_URI REGISTRY_URL
  trap stop_watching EXIT
  trap 'exit 130' INT TERM
  RUN_DIR="$WATCH/run"
  DATA_DIR="$WATCH/data"
  claim_ports
  prepare_services
  start_redis
  start_services registry insights
  start_prometheus
  await "both services are healthy" both_are_healthy
  import_seed >/dev/null
  start_callers
  await "Prometheus has scraped both" returns_data 'count(up == 1) == 2'
  await "Prometheus has read the rules" list_expressions
  see_all_well
  see_everything_break
  see_it_mended
  printf '%s %s expressions parsed and returned data, in %s s.\n' "$OK" "$(grep -c . "$WATCH/expressions")" "$SECONDS"
}

stop_watching() {
  local status=$? pid
  for pid in $WATCH_PIDS; do
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  stop_services >/dev/null
  if [ "$status" -ne 0 ]; then
    tail -n 20 "$RUN_DIR"/*.log "$WATCH/prometheus.log" >&2 2>/dev/null || true
  fi
  rm -rf "$WATCH"
}

claim_ports() {
  export REGISTRY_PORT INSIGHTS_PORT REGISTRY_MANAGEMENT_PORT INSIGHTS_MANAGEMENT_PORT REDIS_URL
  REGISTRY_PORT="$(free_port)"
  INSIGHTS_PORT="$(free_port)"
  REGISTRY_MANAGEMENT_PORT="$(free_port)"
  INSIGHTS_MANAGEMENT_PORT="$(free_port)"
  REDIS_PORT="$(free_port)"
  PROMETHEUS_URL="http://localhost:$(free_port)"
  REDIS_URL="redis://127.0.0.1:$REDIS_PORT"
}

# Runs a program until stop_watching.
start_program() {
  local name="$1"
  shift
  "$@" </dev/null >"$WATCH/$name.log" 2>&1 &
  WATCH_PIDS="$WATCH_PIDS $!"
}

start_redis() {
  start_program redis redis-server --bind 127.0.0.1 --port "$REDIS_PORT" --save "" --dir "$WATCH"
  redis_pid=$!
}

# The configuration that is shipped, with the addresses of here and in seconds instead of quarters of a minute.
start_prometheus() {
  mkdir "$WATCH/prometheus"
  cp -R "$RULES" "$WATCH/prometheus"
  sed -e "s/registry:5177/127.0.0.1:$REGISTRY_MANAGEMENT_PORT/" -e "s/insights:8081/127.0.0.1:$INSIGHTS_MANAGEMENT_PORT/" \
    -e 's/_interval: 15s/_interval: 1s/' -e 's/_timeout: 5s/_timeout: 1s/' -e '/dns_sd_configs/d' -e '/alertmanagers:/d' -e 's:^rule_files.*:rule_files\: [rules/*.yml]:' \
    "$OBSERVABILITY/prometheus/prometheus.yml" >"$WATCH/prometheus/prometheus.yml"
  sed 's/interval: 1m$/interval: 1s/' "$RULES/requests.yml" >"$WATCH/prometheus/rules/requests.yml"
  start_program prometheus prometheus --config.file="$WATCH/prometheus/prometheus.yml" --storage.tsdb.path="$WATCH/tsdb" \
    --web.listen-address="127.0.0.1:${PROMETHEUS_URL##*:}" --enable-feature=exemplar-storage --log.level=warn
}

# People who look at all there is, also at what there isn't.
start_callers() {
  start_program callers call_for_ever
}

call_for_ever() {
  local insights registry
  insights="$(url_of insights)/insights"
  registry="$(url_of registry)/api/deployments"
  while true; do
    curl --silent --noproxy '*' --max-time 5 --parallel "$insights/{frequency,lead-time,failure-rate,latest,recovery-time,rework-rate,data-quality,nothing}" \
      "$registry?limit=[1-8]" >/dev/null 2>&1 || true
    sleep 0.1
  done
}

both_are_healthy() {
  is_healthy registry && is_healthy insights
}

# await WHAT COMMAND...: until the command succeeds, with an end.
await() {
  local what="$1" deadline=$((SECONDS + PATIENCE))
  shift
  until "$@"; do
    [ "$SECONDS" -lt "$deadline" ] || give_up "$what"
    sleep 0.3
  done
  printf '%s %3d s  %s\n' "$OK" "$SECONDS" "$what"
}

give_up() {
  printf '%s Not within %s s: %s.\n' "$BAD" "$PATIENCE" "$1" >&2
  [ ! -f "$WATCH/pending" ] || jq --raw-output '"  without data: \(.place)\n    \(.expr)"' "$WATCH/pending" >&2
  http_get "$PROMETHEUS_URL/api/v1/targets" | jq --raw-output '.data.activeTargets[] | "  \(.labels.job) is \(.health) \(.lastError)"' >&2 || true
  exit 1
}

ask_prometheus() {
  http_get "$PROMETHEUS_URL/api/v1/query" --data-urlencode "query=$1"
}

# An answer that has at least one value which is a number.
HAS_DATA='any(.data.result[]?; .value[1]? // "NaN" | . != "NaN")'

returns_data() {
  ask_prometheus "$1" | jq --exit-status "$HAS_DATA" >/dev/null
}

returns_nothing() {
  ask_prometheus "$1" | jq --exit-status '.data.result == []' >/dev/null
}

# What has to be pending to the end: that it isn't struck out shows that the others were for a reason.
NEVER='{"place":"nowhere","expr":"a_meter_that_nobody_has"}'

# Every expression, an object a line: those of the rules as Prometheus has read them, and those of the dashboards.
list_expressions() {
  http_get "$PROMETHEUS_URL/api/v1/rules" |
    jq --compact-output '.data.groups[] | .name as $group | .rules[] | {place: "\($group), \(.name)", expr: .query, alert: (.type == "alerting"), name}' \
      >"$WATCH/expressions"
  dashboard_expressions >>"$WATCH/expressions"
  { cat "$WATCH/expressions" && printf '%s\n' "$NEVER"; } >"$WATCH/pending"
}

# Strikes those out of the pending that return data now. All are asked at once: it is done often.
strike_out() {
  rm -rf "$WATCH/answers"
  mkdir "$WATCH/answers"
  jq --raw-output --slurp --arg url "$PROMETHEUS_URL/api/v1/query" --arg folder "$WATCH/answers" \
    'to_entries | map("url = \($url | @json)\nnoproxy = \"*\"\ndata-urlencode = \("query=" + .value.expr | @json)\noutput = \("\($folder)/\(.key + 1)" | @json)\n") | join("next\n")' \
    "$WATCH/pending" | curl --silent --config - || true
  jq --raw-output "select($HAS_DATA) | input_filename | split(\"/\") | last" "$WATCH"/answers/* >"$WATCH/answered" 2>/dev/null || true
  awk -v answered="$(cat "$WATCH/answered")" 'BEGIN { split(answered, lines); for (i in lines) has[lines[i]] } !(NR in has)' "$WATCH/pending" >"$WATCH/left"
  mv "$WATCH/left" "$WATCH/pending"
}

# Whether nothing is pending that jq's condition is true of.
have_returned_data() {
  strike_out
  ! jq --exit-status --slurp "any(.[]; $1)" "$WATCH/pending" >/dev/null
}

only_never_is_pending() {
  strike_out
  [ "$(cat "$WATCH/pending")" = "$NEVER" ]
}

expression_of() {
  jq --raw-output --arg name "$1" 'select(.name == $name) | .expr' "$WATCH/expressions"
}

# alerted NAME...: whether the expressions of these alerts have returned data.
have_alerted() {
  have_returned_data "[.name] | inside([$(printf '"%s",' "$@" | sed 's/,$//')])"
}

are_silent() {
  local alert
  for alert in "$@"; do
    returns_nothing "$(expression_of "$alert")" || return
  done
}

silent_alerts() {
  jq --raw-output 'select(.alert) | .name' "$WATCH/expressions" | grep -v -e ChangeFailureRateAboveTarget -e SlowRequests
}

# The seed data has a service that fails too often; and how long a service takes that has just started is this machine's affair.
see_all_well() {
  await "all panels and recording rules return data" have_returned_data '.alert != true and (.place | test(", annotations, |^nowhere$") | not) or .name == "ChangeFailureRateAboveTarget"'
  # shellcheck disable=SC2046 # a list of names
  await "nobody is alerted of anything" are_silent $(silent_alerts)
  await "scrapes take less than 50 ms" returns_data 'max(quantile_over_time(0.5, scrape_duration_seconds[10s])) < 0.05'
}

see_everything_break() {
  record_deployments
  await "deployments are annotations" have_returned_data '.place | startswith("Delivery, annotations")'
  import_stuck
  await "a surge of faults" have_alerted DataQualitySurge
  kill "$redis_pid"
  await "Redis is away" have_alerted RedisUnreachable
  crash_registry
  await "the registry is away" have_alerted ServiceDown RegistryUnreachable
  # Its database is where nobody listens.
  MONGODB_URI="mongodb://127.0.0.1:$(free_port)" start_service registry
  await "insights is stale" have_alerted StaleInsights CircuitOpen FeedLagging
  await "MongoDB is away" have_alerted MongoUnreachable
  await "errors use up their budget" have_alerted ErrorBudgetBurnsFast ErrorBudgetBurnsSlowly
  await "requests are slow" have_alerted SlowRequests
}

see_it_mended() {
  crash_registry
  start_service registry
  await "the registry restarts again and again" have_alerted ServiceRestarts
  await "nothing is left that hasn't returned data, but what can't" only_never_is_pending
  await "all but Redis is well again" are_silent ServiceDown RegistryUnreachable MongoUnreachable StaleInsights FeedLagging
  await "each process has less than 2,000 series" returns_data 'max(max_over_time(scrape_samples_scraped[10m])) < 2000'
}

crash_registry() {
  local pid
  pid="$(pid_file_field registry 1)"
  kill -KILL "$pid"
  # The shell would say so.
  wait "$pid" 2>/dev/null || true
}

# One that succeeds and one that doesn't, of a service that has had both.
record_deployments() {
  local status
  for status in Succeeded Failed; do
    http_get "$(url_of registry)/api/deployments" --output /dev/null --header 'Content-Type: application/json' --data \
      "{\"serviceName\": \"notification-worker\", \"version\": \"9.9.9\", \"environment\": \"production\", \"deploymentType\": \"Tag\", \"status\": \"$status\", \"deployedBy\": \"somebody\", \"commitSha\": \"4f2c1ab\"}"
  done
}

# Forty deployments that somebody began and nobody closed.
import_stuck() {
  local number
  for number in $(seq 40); do
    printf '{"id":"%024d","serviceName":"web-storefront","version":"%d","environment":"staging","deploymentType":"Tag","status":"Deploying","deployedBy":"somebody","startedAt":"2020-01-01T00:00:00Z","commitSha":"4f2c1ab"}\n' "$number" "$number"
  done | http_get "$(url_of registry)/api/deployments/import" --output /dev/null --header 'Content-Type: application/x-ndjson' --data-binary @-
}
