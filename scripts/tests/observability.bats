#!/usr/bin/env bats
# What deploy/observability promises, and that its check finds what is wrong there. The check itself, with both services, is CI's.

load project

setup() {
  command -v jq >/dev/null || skip "jq not found"
  cd "$REPOSITORY" || return
}

alerts() {
  sed -n 's/^ *- alert: //p' deploy/helm/deployment-insights/rules/*.yml
}

# The names of the alerts that tests see firing, or silent.
tested() {
  awk -v wanted="$1" '
    /alertname: / { name = $0; sub(/.*alertname: /, "", name); sub(/[,}].*/, "", name) }
    /exp_alerts: \[\]/ { if (wanted == "silent") print name; next }
    /exp_alerts:/ { if (wanted == "firing") print name }' deploy/observability/prometheus/tests/*.yml
}

@test "each alert has a test that fires and one that doesn't" {
  [ "$(alerts | wc -l)" -ge 13 ]
  for alert in $(alerts); do
    tested firing | grep -qx "$alert"
    tested silent | grep -qx "$alert"
  done
}

@test "each alert has a severity, and a section of the runbook that it links to" {
  for alert in $(alerts); do
    rule="$(awk -v alert="$alert" '/^ *- / { on = ($0 ~ "alert: " alert "$") } on' deploy/helm/deployment-insights/rules/*.yml)"
    grep -qE '^ *labels: \{severity: (critical|warning)\}$' <<<"$rule"
    grep -q "runbook_url: \"{{ \$externalLabels.runbook }}#$(tr '[:upper:]' '[:lower:]' <<<"$alert")\"$" <<<"$rule"
    section="$(awk -v heading="## $alert" '/^## / { on = ($0 == heading) } on' docs/runbook.md)"
    grep -q "First look" <<<"$section"
    grep -q "[Cc]ure" <<<"$section"
    grep -q "^| \`$alert\` | \(critical\|warning\) |" deploy/observability/README.md
  done
  [ "$(grep -c '^## [A-Z][a-z]*[A-Z]' docs/runbook.md)" -eq "$(alerts | wc -l)" ]
}

@test "the inhibitions name alerts that there are" {
  grep -o 'alertname=~*"[^"]*"' deploy/observability/alertmanager/alertmanager.yml | grep -o '"[^"]*"' | tr -d '"' | tr '|' '\n' | sort -u >"$BATS_TEST_TMPDIR/named"
  [ -s "$BATS_TEST_TMPDIR/named" ]
  alerts | sort >"$BATS_TEST_TMPDIR/alerts"
  [ -z "$(comm -23 "$BATS_TEST_TMPDIR/named" "$BATS_TEST_TMPDIR/alerts")" ]
}

# Every expression of rules and dashboards.
expressions() {
  . scripts/lib/observability.sh
  dashboard_expressions | jq --raw-output .expr
  awk '/^ *- (record|alert):/ { on = 0 } /^ *expr:/ { on = 1; sub(/^ *expr:/, "") } /^ *(labels|annotations|for):/ { on = 0 } on' deploy/helm/deployment-insights/rules/*.yml
}

@test "rules and dashboards ask for nothing that docs/meters.md doesn't have" {
  asked="$(expressions | grep -oE '(^|[^:a-z_])(http_server|dependency|registry|insights|resilience4j)_[a-z0-9_]+' | grep -oE '[a-z].*' |
    sed -E 's/_(bucket|count|sum|max)$//' | sort -u)"

  [ "$(wc -l <<<"$asked")" -ge 15 ]
  for meter in $asked; do
    grep -q "^| \`$meter\` |" docs/meters.md || {
      printf 'No %s in docs/meters.md\n' "$meter" >&2
      return 1
    }
  done
}

@test "dashboards ask for what rules record" {
  . scripts/lib/observability.sh

  for recorded in $(dashboard_expressions | jq --raw-output .expr | grep -oE '[a-z_]+:[a-z_0-9]+:[a-z_0-9]+' | sort -u); do
    grep -q "record: $recorded$" deploy/helm/deployment-insights/rules/*.yml || {
      printf 'Nothing records %s\n' "$recorded" >&2
      return 1
    }
  done
}

# A copy with something wrong in it: broken FILE SED.
broken() {
  [ -d "$BATS_TEST_TMPDIR/project" ] || copy_project "$BATS_TEST_TMPDIR/project"
  cd "$BATS_TEST_TMPDIR/project/deploy" || return
  sed "$2" "$1" >"$BATS_TEST_TMPDIR/broken"
  fails cmp -s "$BATS_TEST_TMPDIR/broken" "$1"
  mv "$BATS_TEST_TMPDIR/broken" "$1"
  cd ..
}

@test "a rule that does not parse is found" {
  command -v promtool >/dev/null || skip "promtool not found"
  broken helm/deployment-insights/rules/history.yml 's/== 1$/== = 1/'

  refuses scripts/checks/observability rules

  shows "could not parse expression"
}

@test "a threshold that is never reached is found" {
  command -v promtool >/dev/null || skip "promtool not found"
  broken helm/deployment-insights/rules/history.yml 's/> 15 or/> 1500 or/'

  refuses scripts/checks/observability rules

  shows "alertname: FeedLagging"
}

@test "panels that nobody could read are found" {
  command -v promtool >/dev/null || skip "promtool not found"
  broken observability/grafana/dashboards/delivery.json '0,/"description": "All dep.*/s///; 0,/"unit": "s"/s//"unit": ""/; 0,/"x": 12/s//"x": 20/; 0,/"uid": "prometheus"/s//"uid": "other"/'

  refuses scripts/checks/observability dashboards

  shows "delivery.json: panel Deployments: has no description"
  shows "has no unit"
  shows "is not within the 24 columns"
  shows "panels overlap"
  shows "asks another datasource than prometheus"
}

@test "an expression of a panel that does not parse is found, and where it is" {
  command -v promtool >/dev/null || skip "promtool not found"
  broken observability/grafana/dashboards/delivery.json 's/"sum(service_environment/"sum((service_environment/'

  refuses scripts/checks/observability dashboards

  shows "Delivery, Deployments, A"
}

@test "an example that Alertmanager does not take is found" {
  command -v amtool >/dev/null || skip "amtool not found"
  broken observability/alertmanager/alertmanager.yml 's/receiver: on-call/receiver: nobody/'

  refuses scripts/checks/observability alertmanager

  shows nobody
}

@test "a check that there is not, and a program that is missing, are said" {
  refuses scripts/checks/observability everything
  shows 'There is no check "everything"; there are: rules, alertmanager, dashboards, live.'

  PATH="$(path_without prometheus)" refuses scripts/checks/observability live
  shows "prometheus not found: "
}

@test "an answer without a number is no data" {
  . scripts/lib/base.sh
  . scripts/lib/watching.sh
  has_data() {
    jq --exit-status "$HAS_DATA" >/dev/null <<<"$1"
  }

  has_data '{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"NaN"]},{"metric":{},"value":[1,"0"]}]}}'
  fails has_data '{"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"NaN"]}]}}'
  fails has_data '{"status":"success","data":{"resultType":"vector","result":[]}}'
  fails has_data '{"status":"error","errorType":"bad_data","error":"parse error"}'
}

@test "what was not answered stays pending" {
  . scripts/lib/base.sh
  . scripts/lib/watching.sh
  WATCH="$BATS_TEST_TMPDIR" PROMETHEUS_URL="http://localhost:$(free_port)"
  printf '{"place":"here","expr":"up"}\n{"place":"there","expr":"down"}\n' >"$WATCH/pending"

  fails have_returned_data '.place == "there"'

  [ "$(wc -l <"$WATCH/pending")" -eq 2 ]
}

@test "what was answered with data is struck out, and nothing else" {
  . scripts/lib/base.sh
  . scripts/lib/watching.sh
  WATCH="$BATS_TEST_TMPDIR" PROMETHEUS_URL=http://localhost:1
  printf '{"place":"a","expr":"a"}\n{"place":"b","expr":"b{c=\\"d\\"}"}\n{"place":"c","expr":"c"}\n' >"$WATCH/pending"
  # As Prometheus would write them.
  curl() {
    cat >"$WATCH/asked"
    printf '{"data":{"result":[{"value":[1,"NaN"]}]}}' >"$WATCH/answers/1"
    printf '{"data":{"result":[{"value":[1,"0"]}]}}' >"$WATCH/answers/2"
    printf '{"status":"error"}' >"$WATCH/answers/3"
  }

  strike_out

  [ "$(jq --raw-output .place "$WATCH/pending" | tr '\n' ' ')" = "a c " ]
  grep -qF 'data-urlencode = "query=b{c=\"d\"}"' "$WATCH/asked"
  [ "$(grep -c '^next$' "$WATCH/asked")" -eq 2 ]
}

@test "what the profile adds is for this machine alone, and may do nothing that it needn't" {
  docker compose version >/dev/null 2>&1 || skip "no docker compose"

  docker compose --profile observability config --format json >"$BATS_TEST_TMPDIR/config.json"

  for service in prometheus grafana; do
    run jq --raw-output --arg name "$service" '.services[$name] | [([.ports[].host_ip] | unique[]), .read_only, .cap_drop[], .security_opt[], ([.volumes[] | select(.type == "bind") | .read_only] | unique[]), (.mem_limit | tonumber > 0)] | join(" ")' "$BATS_TEST_TMPDIR/config.json"
    [ "$output" = "127.0.0.1 true ALL no-new-privileges:true true true" ]
  done
  # What Prometheus scrapes is in a network that it is in.
  run jq --raw-output '.services as $all | $all.registry, $all.insights | .networks | has("services") | tostring' "$BATS_TEST_TMPDIR/config.json"
  [ "$output" = "true
true" ]
  jq --exit-status '.services.prometheus.networks | has("services") and has("monitoring")' "$BATS_TEST_TMPDIR/config.json"
}
