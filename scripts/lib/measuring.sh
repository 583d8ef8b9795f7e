# What scripts/measuring/bench measures with: sourced, never run. What it measures are the rows of tables in docs/performance.md.
# shellcheck shell=bash disable=SC2154 # results is of the script that sources this

BENCH_PIDS=""

# Their own processes, by the ids that they were started with.
stop_everything() {
  local pid
  for pid in $BENCH_PIDS; do
    kill "$pid" 2>/dev/null || true
  done
  for pid in $BENCH_PIDS; do
    wait "$pid" 2>/dev/null || true
  done
  BENCH_PIDS=""
}

# A row of a table.
row() {
  local cell
  for cell in "$@"; do
    printf '| %s ' "$cell"
  done
  printf '|\n'
}

# 1234567 as 1,234,567.
grouped() {
  printf '%s' "$1" | awk '{ while (match($0, /[0-9][0-9][0-9][0-9]+/)) $0 = substr($0, 1, RSTART + RLENGTH - 4) "," substr($0, RSTART + RLENGTH - 3); print }'
}

remember_machine() {
  local model memory
  model="$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo 2>/dev/null | head -n 1)"
  memory="$(awk '/^MemTotal/ { printf "%.0f GB", $2 / 1048576 }' /proc/meminfo 2>/dev/null || true)"
  row "$(date -u +%Y-%m-%d)" "$(git rev-parse --short HEAD 2>/dev/null || printf unknown)" \
    "$(getconf _NPROCESSORS_ONLN) × ${model:-unknown}" "${memory:-unknown}" \
    "$("$JAVA_HOME/bin/java" -version 2>&1 | sed -n 's/.*(build \([^)]*\)).*/\1/p' | head -n 1)" >"$results/machine.md"
}

benchmark_classes() {
  printf 'insights-service/target/test-classes:insights-service/target/classes:%s' "$(cat "$results/classpath")"
}

# The command that runs a class of the benchmarks, with a heap of its own.
benchmark_command() {
  command=("$JAVA_HOME/bin/java" "-Xmx$2" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -cp "$(benchmark_classes)"
  "io.deployinsights.benchmark.$1" "${@:3}")
}

# Runs it in the background.
start_class() {
  local command
  benchmark_command "$@"
  "${command[@]}" </dev/null >"$results/$1.log" 2>&1 &
  BENCH_PIDS="$BENCH_PIDS $!"
}

heap_for() {
  if [ "$1" -le 1000000 ]; then printf 256m; else printf 1536m; fi
}

await_answer() {
  local tenths=0
  until curl --fail --silent --output /dev/null --max-time 5 --noproxy '*' "$1"; do
    sleep 0.1
    tenths=$((tenths + 1))
    [ "$tenths" -lt "${2:-6000}" ] || die "No answer from $1."
  done
}

# As make up starts it, with as much heap as it may take: more would fail.
start_insights() {
  local heap port="$2"
  heap="$(heap_for "$1")"
  shift 2
  "$JAVA_HOME/bin/java" "-Xmx$heap" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -jar insights-service/target/insights-service-*.jar \
    "--server.port=$port" --management.server.port=0 "--insights.registry.url=http://localhost:$registry_port" --insights.patience=10m "$@" \
    </dev/null >"$results/insights.log" 2>&1 &
  insights_pid=$!
  BENCH_PIDS="$BENCH_PIDS $insights_pid"
}

# Milliseconds of each of the answers, on one connection; what is no address goes to curl as it is.
answer_times() {
  local arguments=() argument
  for argument in "$@"; do
    case "$argument" in
      http://*) arguments+=(--output /dev/null) ;;
    esac
    arguments+=("$argument")
  done
  curl --silent --noproxy '*' --write-out '%{time_total}\n' "${arguments[@]}" | awk '{ print $1 * 1000 }'
}

median() {
  sort -n | awk '{ a[NR] = $1 } END { printf "%.1f", NR % 2 ? a[(NR + 1) / 2] : (a[NR / 2] + a[NR / 2 + 1]) / 2 }'
}

# Days are cut in each of them at another time or under another name, and all else is the same: so a question in each is a new
# one, and costs as much.
ZONES="Africa/Accra Africa/Cairo Africa/Lagos Africa/Nairobi Africa/Tunis America/Bogota America/Chicago America/Denver
America/Halifax America/Lima America/New_York America/Phoenix America/Toronto America/Vancouver Asia/Bangkok Asia/Dhaka Asia/Dubai
Asia/Hong_Kong Asia/Jakarta Asia/Karachi Asia/Kolkata Asia/Manila Asia/Seoul Asia/Shanghai Asia/Singapore Asia/Taipei Asia/Tokyo
Australia/Brisbane Australia/Perth Australia/Sydney Europe/Athens Europe/Berlin Europe/Dublin Europe/Helsinki Europe/Kyiv
Europe/London Europe/Madrid Europe/Oslo Europe/Paris Pacific/Auckland"
WARM_UP=20

# The addresses of a question asked in zones from one place in the list to another.
in_zones() {
  local separator='?' zone
  case "$1" in
    *\?*) separator='&' ;;
  esac
  for zone in $(printf '%s' "$ZONES" | tr '\n' ' ' | cut -d ' ' -f "$2-$3"); do
    printf 'http://localhost:%s/insights/%s%stz=%s\n' "$insights_port" "$1" "$separator" "$zone"
  done
}

# Milliseconds of processor time that a process has taken; 0 where the system doesn't say.
processor_milliseconds() {
  awk -v ticks="$(getconf CLK_TCK)" '{ sub(/.*\) /, ""); print ($12 + $13) * 1000 / ticks }' "/proc/$1/stat" 2>/dev/null || printf 0
}

# Milliseconds until an answer that was never given before is there, and how many of them its computation takes of the
# processors together. More arguments are curl's.
cold() {
  local question="$1" addresses=() address times before
  shift
  while IFS= read -r address; do
    addresses+=("$address")
  done < <(in_zones "$question" 1 "$WARM_UP")
  # For the compiler.
  answer_times "$@" "${addresses[@]}" >/dev/null
  addresses=()
  while IFS= read -r address; do
    addresses+=("$address")
  done < <(in_zones "$question" $((WARM_UP + 1)) 40)
  before="$(processor_milliseconds "$insights_pid")"
  times="$(answer_times "$@" "${addresses[@]}")"
  printf '%s %s' "$(printf '%s\n' "$times" | median)" "$(processor_milliseconds "$insights_pid" |
    awk -v before="$before" -v count="${#addresses[@]}" '{ printf "%.0f", ($1 - before) / count }')"
}

# Requests a second and the 99th percentile in milliseconds; arguments are wrk's, the address last or first.
load() {
  wrk --threads 1 --connections 32 --duration "${SECONDS_EACH:-4}s" --latency "$@" |
    awk '/^Requests\/sec/ { rate = $2 }
      /^ +99%/ { p99 = $2; unit = p99; gsub(/[0-9.]/, "", unit); p99 += 0; if (unit == "us") p99 /= 1000; if (unit == "s") p99 *= 1000 }
      END { printf "%.0f %.1f", rate, p99 }'
}

measure_endpoint() {
  local name="$1" path="$2" size="$3" bytes cold_ms processor_ms gzip_ms window_ms warm warm_p99 constant constant_p99 address day separator='?'
  case "$path" in
    *\?*) separator='&' ;;
  esac
  address="http://localhost:$insights_port/insights/$path"
  bytes="$(curl --silent --noproxy '*' --output /dev/null --write-out '%{size_download}' "$address")"
  # For the compiler, up to days after the last deployment: other questions, about all of them.
  for day in 1 2 3; do
    cold "$path${separator}to=2026-05-0$day" >/dev/null
  done
  read -r cold_ms processor_ms <<<"$(cold "$path")"
  read -r window_ms _ <<<"$(cold "$path${separator}from=2026-03-15")"
  # Up to after the last deployment: another question, about all of them.
  read -r gzip_ms _ <<<"$(cold "$path${separator}to=2026-04-15" --header 'Accept-Encoding: gzip')"
  load "$address" >/dev/null
  read -r warm warm_p99 <<<"$(load "$address")"
  load "http://localhost:$constant_port/constant?bytes=$bytes" >/dev/null
  read -r constant constant_p99 <<<"$(load "http://localhost:$constant_port/constant?bytes=$bytes")"
  row "$(grouped "$size")" "$name" "$(grouped "$bytes")" "$cold_ms ms" "$processor_ms ms" "$gzip_ms ms" "$window_ms ms" \
    "$(grouped "$warm")/s" "$warm_p99 ms" "$(grouped "$constant")/s" "$constant_p99 ms" "$((100 * warm / constant)) %" \
    >>"$results/endpoints.md"
  printf '  %-14s cold %s ms (%s ms of processor), warm %s requests/s (constant bytes: %s)\n' \
    "$name" "$cold_ms" "$processor_ms" "$warm" "$constant"
}

# The dashboard in a browser, where there is one.
measure_page() {
  local figures command
  if ! have chromium; then
    printf '  the dashboard is left out: chromium not found (%s)\n' "$(install_hint chromium "--cask chromium")"
    return 0
  fi
  benchmark_command PageBenchmark 256m "http://localhost:$insights_port"
  figures="$("${command[@]}" 2>"$results/page.log")" || die "The dashboard could not be measured; see $results/page.log."
  row "$(grouped "$1")" "$figures" >>"$results/page.md"
  printf '  dashboard: %s\n' "$figures"
}

heap_kilobytes() {
  "$JAVA_HOME/bin/jcmd" "$1" GC.run >/dev/null
  "$JAVA_HOME/bin/jcmd" "$1" GC.heap_info | grep -vi -e metaspace -e 'class space' |
    awk 'match($0, /used [0-9]+K/) { used += substr($0, RSTART + 5, RLENGTH - 6) } END { print used }'
}

resident_kilobytes() {
  ps -o rss= -p "$1" | tr -d ' '
}

seconds_since() {
  awk -v from="$1" -v to="$(date +%s.%N)" 'BEGIN { printf "%.1f", to - from }'
}

# Ready, then the first answer: what lies between is loading.
measure_loading() {
  local from
  await_answer "http://localhost:$insights_port/readyz"
  from="$(date +%s.%N)"
  await_answer "http://localhost:$insights_port/insights/latest?environment=nowhere" 12000
  loading="$(seconds_since "$from")"
}

measure_size() {
  local size="$1" loading heap poll changes each command insight
  registry_port="$(free_port)"
  insights_port="$(free_port)"
  constant_port="$(free_port)"
  rm -rf "$results/feed"
  start_class FeedServer 1g "$registry_port" "$size" "$results/feed"
  start_class ConstantServer 256m "--server.port=$constant_port"
  await_answer "http://localhost:$registry_port/api/health" 12000
  await_answer "http://localhost:$constant_port/constant?bytes=1"

  start_insights "$size" "$insights_port" --insights.max-staleness=1h
  measure_loading
  heap="$(heap_kilobytes "$insights_pid")"
  load "http://localhost:$constant_port/constant?bytes=9000" >/dev/null
  for insight in frequency lead-time failure-rate latest recovery-time rework-rate summary drift data-quality; do
    measure_endpoint "$insight" "$insight" "$size"
  done
  measure_endpoint "deployments" "deployments?metric=lead-time&role=excluded&limit=20" "$size"
  measure_page "$size"
  local resident
  resident="$(resident_kilobytes "$insights_pid")"
  kill "$insights_pid"
  wait "$insights_pid" 2>/dev/null || true

  # Every question is a poll.
  insights_port="$(free_port)"
  start_insights "$size" "$insights_port" --insights.max-staleness=0s
  measure_loading
  local address="http://localhost:$insights_port/insights/latest?environment=nowhere"
  local polls=() times=""
  for _ in $(seq 40); do
    polls+=("$address")
  done
  poll="$(answer_times "${polls[@]}" | tail -n 15 | median)"
  for _ in $(seq 15); do
    curl --fail --silent --noproxy '*' --output /dev/null --request POST "http://localhost:$registry_port/changes"
    times="$times$(answer_times "$address")
"
  done
  changes="$(printf '%s' "$times" | tail -n 10 | median)"
  stop_everything
  benchmark_command Footprint "$(heap_for "$size")" "$size"
  each=–
  # Fewer are lost in what else the heap holds.
  [ "$size" -lt 100000 ] || each="$("${command[@]}")"
  row "$(grouped "$size")" "$loading s" "$poll ms" "$changes ms" "$((heap / 1024)) MB" "$each" "$((resident / 1024)) MB" >>"$results/sizes.md"
  printf '  loading %s s, poll %s ms, with 1000 changes %s ms, heap %s MB, %s bytes a deployment\n' \
    "$loading" "$poll" "$changes" $((heap / 1024)) "$each"
  rm -rf "$results/feed"
}

# What so many deployments take each whose addresses and names are not the usual ones.
measure_inputs() {
  local size="$1" each inputs name command
  for inputs in 'attempts:addresses of runs on GitHub (…/runs/9123456789/attempts/1)' 'uuids:addresses that end with a UUID' \
    'long-addresses:addresses of 2,000 characters by chance' 'versions:versions of a time and a commit (20260414.080000-abcdef0)' \
    'previews:an environment for every four deployments, in any service' 'environments:an environment for every deployment' \
    'people:somebody else for every deployment'; do
    name="${inputs#*:}"
    benchmark_command Footprint "$(heap_for "$size")" "$size" "${inputs%%:*}"
    each="$("${command[@]}")"
    row "$name" "$each" >>"$results/inputs.md"
    printf '  %s bytes a deployment: %s\n' "$each" "${inputs%%:*}"
  done
}

# What JMH measures in classes whose names match, into a table; a line of numbers a parameter or two.
measure_class() {
  local table="$1" class="$2" row="$3"
  "$JAVA_HOME/bin/java" -cp "$(benchmark_classes)" org.openjdk.jmh.Main "$class" -rf csv -rff "$results/$table.csv" \
    >"$results/$table.log" 2>&1 || die "JMH failed; see $results/$table.log."
  awk -F, -v row="$row" '{ gsub(/["\r]/, "") } NR > 1 { printf "| %s | %.2f ± %.2f ms |\n", row ? $row : $NF, $5, $6 }' \
    "$results/$table.csv" >"$results/$table.md"
}
