#!/usr/bin/env bats
# bats file_tags=containers
# What make does with containers, with a real Docker engine: skipped where there is none. ComposeIT has what is in them.

load project

setup_file() {
  unset DOCKER
  docker info >/dev/null 2>&1 || return 0
  cd "$REPOSITORY" || return
  # Beside whatever else is running here.
  COMPOSE_PROJECT_NAME="insights-test-$$"
  REGISTRY_PORT="$(free_port)"
  INSIGHTS_PORT="$(free_port)"
  COMPOSE_FILE="docker-compose.yml:scripts/tests/quick-start.yml"
  export COMPOSE_FILE COMPOSE_PROJECT_NAME REGISTRY_PORT INSIGHTS_PORT
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
    docker compose --profile '*' down --volumes --remove-orphans >/dev/null 2>&1
  fi
}

setup() {
  load project
  unset DOCKER
  docker info >/dev/null 2>&1 || skip "no Docker engine answers"
  cd "$REPOSITORY" || return
}

records() {
  curl --fail --silent --noproxy '*' "http://localhost:$REGISTRY_PORT/api/deployments" --header 'Accept: application/x-ndjson' | wc -l
}

@test "make up builds, starts, seeds, and shows numbers and addresses" {
  run cat "$BATS_FILE_TMPDIR/up.log"

  [[ $output =~ 8[0-9][0-9]\ imported ]]
  shows "http://localhost:$INSIGHTS_PORT"
  [[ $output =~ checkout-api\ +[0-9.]+ ]]
}

@test "no container leaves a volume without a name behind" {
  run docker ps --all --quiet --filter "label=com.docker.compose.project=$COMPOSE_PROJECT_NAME"
  [ "${#lines[@]}" -ge 5 ]

  run docker inspect --format '{{range .Mounts}}{{.Name}}{{"\n"}}{{end}}' "${lines[@]}"

  shows "${COMPOSE_PROJECT_NAME}_mongo-data"
  [ "$(grep -cE '^[0-9a-f]{64}$' <<<"$output")" -eq 0 ]
}

@test "make up says what is there already" {
  passes scripts/up 3>&-

  shows "registry is already running (container "
  [[ $output != *imported* ]]
}

@test "make status shows the containers" {
  run scripts/status

  [[ ${lines[1]} =~ ^registry\ +running\ +container\ [0-9a-f]{12}\ +http://localhost:$REGISTRY_PORT\ +healthy ]]
}

@test "both services name the version and the commit that their images were built from" {
  image="deployment-insights/insights:local"
  build="$(docker image inspect --format '{"version":"{{index .Config.Labels "org.opencontainers.image.version"}}","revision":"{{index .Config.Labels "org.opencontainers.image.revision"}}"}' "$image")"
  [[ $build == *-SNAPSHOT*$(git rev-parse HEAD)* ]]

  run curl --fail --silent --noproxy '*' "http://localhost:$INSIGHTS_PORT/health"

  [ "$(jq --compact-output '.build, .registryBuild' <<<"$output")" = "$build"$'\n'"$build" ]
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

@test "make down keeps the data, and make up brings it back" {
  before="$(records)"

  run scripts/down
  shows "registry stopped (container "
  run scripts/status
  [[ ${lines[1]} =~ ^registry\ +stopped ]]
  passes scripts/up 3>&-

  [[ $output != *Seeding* ]]
  [ "$(records)" = "$before" ]
}
