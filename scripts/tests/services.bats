#!/usr/bin/env bats
# Starting, watching and stopping the services, with fakes in their place.

load project

setup_file() {
  export TEMPLATE="$BATS_FILE_TMPDIR/template"
  copy_project_with_fakes "$TEMPLATE"
  # As a first make up leaves it, so that not every test pays for it.
  for service in registry insights; do
    mkdir -p "$TEMPLATE/.run/$service"
    cp "$TEMPLATE"/deployment-registry/target/*.jar "$TEMPLATE/.run/$service/$service.jar"
  done
}

setup() {
  project="$BATS_TEST_TMPDIR/project"
  cp -Rp "$TEMPLATE" "$project"
  cd "$project" || return
  REGISTRY_PORT="$(free_port)"
  INSIGHTS_PORT="$(free_port)"
  # Most tests are not about seeding, which takes two seconds.
  export REGISTRY_PORT INSIGHTS_PORT UP_SECONDS=30 FAKE_SEEDED=1
}

teardown() {
  STOP_SECONDS=1 scripts/down >/dev/null
  [ -z "${other-}" ] || kill "$other" 2>/dev/null || true
}

# Also true of a zombie, which a container without an init keeps.
is_gone() {
  ! ps -o stat= -p "$1" | grep -qv "^Z"
}

# Bats waits for all that hold its descriptor 3, so the services must not get it.
run_up() {
  run scripts/up 3>&-
}

start_other() {
  "$JAVA_HOME/bin/java" -cp classes FakeService "--server.port=$1" >other.log 2>&1 3>&- &
  other=$!
  for _ in $(seq 100); do
    ! grep -q listens other.log || return 0
    sleep 0.1
  done
  return 1
}

@test "starts, seeds, and shows numbers and addresses" {
  unset FAKE_SEEDED
  rm -rf .run

  passes run_up

  [[ $output =~ 8[0-9][0-9]\ imported,\ 0\ unchanged,\ 0\ rejected ]]
  shows "http://localhost:$INSIGHTS_PORT"
  [[ $output =~ "checkout, api"\ +7.0\ +"9 min 31 s"\ +"14 %"\ +3.12.4 ]]
  [[ $output =~ ledger-batch\ +-\ +-\ +-\ +- ]]
}

@test "says what is already there, and neither starts nor seeds again" {
  scripts/up >/dev/null 3>&-
  pid="$(cut -d ' ' -f 1 .run/registry.pid)"

  passes run_up

  shows "registry is already running (pid $pid, http://localhost:$REGISTRY_PORT)"
  shows "insights is already running"
  [[ $output != *imported* ]]
}

@test "starts only the one that died, beside the one that runs" {
  scripts/up >/dev/null 3>&-
  kill -KILL "$(cut -d ' ' -f 1 .run/insights.pid)"

  run scripts/status
  shows "died"
  passes run_up

  shows "registry is already running"
  shows "Waiting for insights"
}

@test "shows state, health and uptime of what runs" {
  scripts/up >/dev/null 3>&-

  run scripts/status

  [[ ${lines[1]} =~ ^registry\ +running\ +pid\ [0-9]+\ +http://localhost:$REGISTRY_PORT\ +healthy\ +[0-9:]+$ ]]
  [[ ${lines[2]} =~ ^insights\ +running ]]
}

@test "a service ends when its memory does, however it was started" {
  scripts/up >/dev/null 3>&-

  for service in registry insights; do
    "$JAVA_HOME/bin/jcmd" "$(cut -d ' ' -f 1 ".run/$service.pid")" VM.flags | grep -q -- -XX:+ExitOnOutOfMemoryError
  done
  "$JAVA_HOME/bin/java" "@$REPOSITORY/config/jvm.options" -XX:+PrintFlagsFinal -version 2>/dev/null |
    grep -Eq "ExitOnOutOfMemoryError += true "
  [ "$(grep -Ec '^ENTRYPOINT \["java", "@jvm.options",.* "(registry|insights).jar"\]' "$REPOSITORY/Dockerfile")" -eq 2 ]
}

@test "starts services that know their version, and the commit of the files with whether they were changed" {
  version="$(sed -n '0,/SNAPSHOT/s:.*<version>\(.*-SNAPSHOT\)</version>.*:\1:p' pom.xml)"
  scripts/up >/dev/null 3>&-
  grep -qx "The fake is $version of unknown" .run/registry.log
  scripts/down >/dev/null

  printf '/.run/\n/data/\n' >.gitignore
  git init -q
  git add .
  git -c user.name=us -c user.email=us@example.com commit -qm "feat: begin"
  commit="$(git rev-parse HEAD)"
  scripts/up >/dev/null 3>&-
  grep -qx "The fake is $version of $commit" .run/registry.log
  grep -qx "The fake is $version of $commit" .run/insights.log
  scripts/down >/dev/null

  touch changed
  scripts/up >/dev/null 3>&-
  grep -qx "The fake is $version of $commit-dirty" .run/insights.log
}

@test "remembers the ports it started with" {
  scripts/up >/dev/null 3>&-

  run env -u REGISTRY_PORT -u INSIGHTS_PORT scripts/status

  shows "http://localhost:$REGISTRY_PORT"
}

@test "stops what it started" {
  scripts/up >/dev/null 3>&-
  pid="$(cut -d ' ' -f 1 .run/registry.pid)"

  passes scripts/down

  shows "registry stopped (pid $pid)"
  is_gone "$pid"
  run scripts/status
  [[ ${lines[1]} =~ ^registry\ +stopped ]]
}

@test "starts services that outlive the terminal" {
  command -v setsid >/dev/null || skip "no setsid"
  scripts/up >/dev/null 3>&-
  pid="$(cut -d " " -f 1 .run/registry.pid)"

  [ "$(ps -o sid= -p "$pid" | tr -d " ")" = "$pid" ]
}

@test "has nothing to stop twice" {
  passes scripts/down

  shows "registry is not running"
}

@test "never stops a process that got a pid again" {
  start_other 0
  mkdir -p .run
  printf '%s %s %s\n' "$other" "$REGISTRY_PORT" another-start >.run/registry.pid

  passes scripts/down

  shows "registry is not running"
  kill -0 "$other"
}

@test "kills what ignores the request to stop, and says so" {
  FAKE_FAILURE=deaf scripts/up >/dev/null 3>&-
  pid="$(cut -d ' ' -f 1 .run/registry.pid)"

  STOP_SECONDS=1 run scripts/down

  shows "registry (pid $pid) did not stop within 1 s and was killed"
  is_gone "$pid"
}

@test "names the process that holds a port" {
  start_other "$INSIGHTS_PORT"

  refuses run_up

  shows "Port $INSIGHTS_PORT, which insights needs, is in use by java (pid $other)"
  shows "INSIGHTS_PORT"
  [ ! -f .run/registry.pid ]
}

@test "names it with ss where there is no lsof" {
  command -v ss >/dev/null || skip "no ss"
  start_other "$REGISTRY_PORT"

  PATH="$(path_without lsof)" run_up

  shows "in use by java (pid $other)"
}

@test "shows the log of a service that ends while starting, and leaves nothing behind" {
  FAKE_FAILURE="exit" refuses run_up

  shows "registry ended while starting."
  shows "The fake has nothing to live for."
  [ -z "$(ls .run/*.pid 2>/dev/null)" ]
}

@test "gives up on a service that never gets healthy" {
  FAKE_FAILURE=sick UP_SECONDS=2 refuses run_up

  shows "registry is not healthy after 2 s."
  [ -z "$(ls .run/*.pid 2>/dev/null)" ]
}

@test "a jar that the build dates back is as new as its build" {
  mkdir -p deployment-registry/src/main insights-service/src/main
  fake mvn 'touch -t 202001010000 */target/*.jar'
  touch deployment-registry/pom.xml insights-service/pom.xml pom.xml

  scripts/build
  passes scripts/build --if-stale

  [ -z "$output" ]
}

@test "does not build what is newer than its sources, and builds what is not" {
  mkdir -p insights-service/src/main
  fake mvn 'echo "Maven was here" >&2; exit 1'
  touch -t 202001010000 pom.xml insights-service/src/main insights-service/src

  passes scripts/build --if-stale
  [ -z "$output" ]

  touch insights-service/src/main/New.java
  refuses scripts/build --if-stale
  shows "The build failed"
}

@test "cleans only after a yes" {
  mkdir -p data
  touch data/registry.mv.db

  refuses scripts/clean <<<n
  [ -f data/registry.mv.db ]
  run scripts/clean </dev/null
  [ -f data/registry.mv.db ]
  FORCE=1 passes scripts/clean
  [ ! -e data ]
  [ ! -e insights-service/target ]
}

@test "does not clean under a running service" {
  scripts/up >/dev/null 3>&-

  FORCE=1 refuses scripts/clean

  shows "make down first"
}

@test "follows the logs of the service that is asked for" {
  refuses scripts/logs
  shows "No logs yet"
  mkdir -p .run
  printf 'one\ntwo\n' >.run/registry.log

  SERVICE=nothing run scripts/logs
  shows "No service nothing"
  SERVICE=registry LINES=1 scripts/logs >followed 3>&- &
  other=$!
  for _ in $(seq 50); do
    ! grep -q two followed || break
    sleep 0.1
  done
  printf 'three\n' >>.run/registry.log
  for _ in $(seq 50); do
    ! grep -q three followed || break
    sleep 0.1
  done
  [ "$(cat followed)" = $'two\nthree' ]
}
