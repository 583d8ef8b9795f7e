# What scripts/measuring/bench measures of the registry: sourced, never run.
# shellcheck shell=bash disable=SC2154 # results and the helpers are of the scripts that source this

# As many as the embedded store is for.
REGISTRY_SIZE=100000

# With the store that is embedded, on a file of its own.
start_registry() {
  "$JAVA_HOME/bin/java" -Xmx512m -XX:+UseSerialGC -XX:+UseCompactObjectHeaders \
    -jar deployment-registry/target/deployment-registry-*.jar "--server.port=$registry_port" --management.server.port=0 \
    "--registry.embedded.path=$results/registry.mv.db" </dev/null >"$results/registry.log" 2>&1 &
  BENCH_PIDS="$BENCH_PIDS $!"
  await_answer "http://localhost:$registry_port/api/health"
}

# The pages of generated deployments, as arrays.
import_deployments() {
  local page
  for page in "$results"/feed/*.json; do
    sed 's/^{.*"items":\[/[/; s/\]}$/]/' "$page" >"$results/import.json"
    curl --fail --silent --noproxy '*' --output /dev/null --header 'Content-Type: application/json' \
      --data-binary "@$results/import.json" "http://localhost:$registry_port/api/deployments/import"
  done
}

# What is done, how many times a second, and the 99th percentile.
registry_load() {
  local rate p99
  load "${@:2}" >/dev/null
  read -r rate p99 <<<"$(load "${@:2}")"
  row "$1" "$(grouped "$rate")/s" "$p99 ms" >>"$results/registry.md"
  printf '  %s: %s a second, p99 %s ms\n' "$1" "$rate" "$p99"
}

registry_rate() {
  row "$1" "$(grouped "$2")/s" "–" >>"$results/registry.md"
  printf '  %s: %s a second\n' "$1" "$2"
}

# Import and export, then 32 callers with a new deployment each, and the list's first page.
measure_registry() {
  local from
  registry_port="$(free_port)"
  local feed_port
  feed_port="$(free_port)"
  start_class FeedServer 512m "$feed_port" "$REGISTRY_SIZE" "$results/feed"
  await_answer "http://localhost:$feed_port/api/health" 12000
  rm -f "$results/registry.mv.db"
  start_registry
  from="$(date +%s.%N)"
  import_deployments
  registry_rate "import into the embedded store" "$(per_second "$REGISTRY_SIZE" "$from")"
  from="$(date +%s.%N)"
  curl --fail --silent --noproxy '*' --output /dev/null "http://localhost:$registry_port/api/deployments"
  registry_rate "export from the embedded store, JSON" "$(per_second "$REGISTRY_SIZE" "$from")"
  registry_load "one new deployment, embedded store" "http://localhost:$registry_port/api/deployments" --script scripts/lib/post.lua
  # One caller: without an index each page goes through everything, also for a caller that has given up.
  registry_load "one page of the list, 100 of $(grouped "$REGISTRY_SIZE"), one caller" --connections 1 --timeout 20s \
    "http://localhost:$registry_port/api/deployments?limit=100"
  stop_everything
  rm -rf "$results/feed" "$results/import.json" "$results"/registry.mv.db
  measure_export
}

per_second() {
  awk -v count="$1" -v seconds="$(seconds_since "$2")" 'BEGIN { printf "%.0f", count / (seconds > 0 ? seconds : 0.1) }'
}

# A million deployments out of a MongoDB in a process of its own.
measure_export() {
  scripts/mvn -B --no-transfer-progress -pl deployment-registry failsafe:integration-test failsafe:verify \
    -Dit.test=ExportBenchmark >"$results/export.log" 2>&1 || die "The export failed; see $results/export.log."
  awk 'match($0, /[a-z]+\/[-a-z]+: [0-9]+ marks in [0-9]+ MB, [0-9.]+ s/) {
      split(substr($0, RSTART, RLENGTH), word, /[: ,]+/)
      printf "| export of a million with 256 MB of heap, %s | %d/s | – |\n", word[1], word[2] / word[7]
    }' "$results/export.log" | tee /dev/stderr >>"$results/registry.md"
}
