#!/usr/bin/env bats
# The whole system in containers, with a real Docker engine: skipped where there is none.

load project

setup_file() {
  unset DOCKER
  docker info >/dev/null 2>&1 || return 0
  cd "$REPOSITORY" || return
  # Beside whatever else is running here.
  COMPOSE_PROJECT_NAME="insights-test-$$"
  REGISTRY_PORT="$(free_port)"
  INSIGHTS_PORT="$(free_port)"
  export COMPOSE_PROJECT_NAME REGISTRY_PORT INSIGHTS_PORT
  RUN_DIR="$BATS_FILE_TMPDIR/run"
  export RUN_DIR
  scripts/up >"$BATS_FILE_TMPDIR/up.log" 2>&1 3>&- || {
    cat "$BATS_FILE_TMPDIR/up.log" >&2
    return 1
  }
}

teardown_file() {
  if [ -n "${COMPOSE_PROJECT_NAME-}" ]; then
    cd "$REPOSITORY" || return
    docker compose --profile replicas down --volumes --remove-orphans >/dev/null 2>&1
  fi
}

setup() {
  load project
  unset DOCKER
  docker info >/dev/null 2>&1 || skip "no Docker engine answers"
  cd "$REPOSITORY" || return
}

container() {
  docker compose ps --quiet "$1"
}

records() {
  curl --fail --silent --noproxy '*' "http://localhost:$REGISTRY_PORT/api/deployments" --header 'Accept: application/x-ndjson' | wc -l
}

# Up to two minutes: a loaded machine takes its time.
eventually() {
  for _ in $(seq 240); do
    ! "$@" >/dev/null 2>&1 || return 0
    sleep 0.5
  done
  return 1
}

is_up() {
  curl --fail --silent --max-time 5 --noproxy '*' "$1"
}

@test "make up builds, starts, seeds, and shows numbers and addresses" {
  run cat "$BATS_FILE_TMPDIR/up.log"

  shows "886 imported"
  shows "http://localhost:$INSIGHTS_PORT"
  [[ $output =~ checkout-api\ +[0-9.]+ ]]
}

@test "make up says what is there already" {
  run scripts/up 3>&-

  [ "$status" -eq 0 ]
  shows "registry is already running (container "
  [[ $output != *imported* ]]
}

@test "make status shows the containers" {
  run scripts/status

  [[ ${lines[1]} =~ ^registry\ +running\ +container\ [0-9a-f]{12}\ +http://localhost:$REGISTRY_PORT\ +healthy ]]
}

@test "make seed imports a file that only its owner can read, once" {
  printf '{"id":"%024d","serviceName":"mine","version":"1","environment":"staging","deploymentType":"Tag","status":"Succeeded","deployedBy":"me","startedAt":"2026-01-01T00:00:00Z","finishedAt":"2026-01-01T00:01:00Z","commitSha":"abcdef0"}\n' 1 \
    >"$BATS_TEST_TMPDIR/mine.ndjson"
  chmod 600 "$BATS_TEST_TMPDIR/mine.ndjson"

  run scripts/seed "$BATS_TEST_TMPDIR/mine.ndjson"
  shows "1 imported, 0 unchanged, 0 rejected"
  run scripts/seed "$BATS_TEST_TMPDIR/mine.ndjson"
  shows "0 imported, 1 unchanged, 0 rejected"
}

@test "insights share Redis, and all five answer" {
  run is_up "http://localhost:$INSIGHTS_PORT/health"
  shows '"redis":"connected"'
  for insight in frequency lead-time failure-rate latest recovery-time; do
    is_up "http://localhost:$INSIGHTS_PORT/insights/$insight" >/dev/null
  done
}

@test "containers run as nobody in particular, read-only, and with nothing that they don't need" {
  for service in registry insights; do
    run docker inspect --format '{{.Config.User}} {{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}}' "$(container "$service")"
    [ "$output" = "10001:10001 true [ALL] [no-new-privileges:true]" ]
  done
}

@test "only the services publish ports, and only on this machine" {
  run docker compose ps --format '{{.Service}} {{.Ports}}'

  [[ $output != *0.0.0.0* ]]
  [[ $output =~ registry\ 127.0.0.1:$REGISTRY_PORT ]]
  [[ ! $output =~ mongo\ 127 ]]
  [[ ! $output =~ redis\ 127 ]]
}

@test "whatever is killed comes back with everything" {
  before="$(records)"
  for service in redis mongo registry insights; do
    pid="$(docker inspect --format '{{.State.Pid}}' "$(container "$service")")"
    # From outside, as a crash: Docker restarts what it was not told to stop.
    kill -KILL "$pid" 2>/dev/null || skip "not allowed to kill a container's process from here"
    eventually is_up "http://localhost:$REGISTRY_PORT/api/health"
    eventually is_up "http://localhost:$INSIGHTS_PORT/health"
  done
  [ "$(records)" = "$before" ]
}

@test "make down keeps the data, and make up brings it back" {
  before="$(records)"

  run scripts/down
  shows "registry stopped (container "
  run scripts/status
  [[ ${lines[1]} =~ ^registry\ +stopped ]]
  run scripts/up 3>&-

  [ "$status" -eq 0 ]
  [ "$(records)" = "$before" ]
}
