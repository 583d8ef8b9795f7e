# The services as processes of this machine: sourced, never run.
# shellcheck shell=bash disable=SC2034 # the names are for the scripts that source this

PLACE=processes

# The port that the running process was started with, which a changed environment doesn't change.
port_of() {
  if is_running "$1"; then
    pid_file_field "$1" 2
  else
    wanted_port_of "$1"
  fi
}

log_of() {
  printf '%s/%s.log' "$RUN_DIR" "$1"
}

# A pid file is one line: the process, its port, and when it started, because pids get used again.
pid_file_field() {
  local fields
  read -r -a fields 2>/dev/null <"$RUN_DIR/$1.pid" && printf '%s' "${fields[$2 - 1]}"
}

# Nothing for a process that has ended, also where nobody has collected it yet (a zombie).
start_mark() {
  local stat fields
  if [ -d /proc/self ]; then
    # The second field is a name in brackets that may hold anything.
    read -r stat 2>/dev/null <"/proc/$1/stat" || return 0
    read -r -a fields <<<"${stat##*) }"
    [ "${fields[0]}" = Z ] || printf '%s' "${fields[19]}"
  else
    LC_ALL=C ps -o stat= -o lstart= -p "$1" | awk '$1 !~ /^Z/ { print $2 "_" $3 "_" $4 "_" $5 "_" $6 }'
  fi
}

is_running() {
  local pid mark
  pid="$(pid_file_field "$1" 1)" || return 1
  mark="$(start_mark "$pid")"
  [ -n "$mark" ] && [ "$mark" = "$(pid_file_field "$1" 3)" ]
}

# Unpacks the jar next to the pid files: that starts in two thirds of the time, and a JVM doesn't survive a
# rebuild of the jar that it reads from.
unpack() {
  local jar
  jar="$(jar_of "$1")"
  mkdir -p "$RUN_DIR"
  if [ "$jar" -nt "$RUN_DIR/$1/$1.jar" ]; then
    rm -rf "${RUN_DIR:?}/$1"
    "$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 -Djarmode=tools -jar "$jar" \
      extract --destination "$RUN_DIR/$1" --application-filename "$1.jar" >"$(log_of "$1")" 2>&1
    touch "$RUN_DIR/$1/$1.jar"
  fi
}

start_service() {
  local service="$1" command pid
  unpack "$service"
  command=("$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError
    -jar "$RUN_DIR/$service/$service.jar" "--server.port=$(wanted_port_of "$service")")
  [ "$service" = insights ] || command+=("--registry.embedded.path=$DATA_DIR/registry.mv.db")
  # A session of its own outlives the terminal; macOS has no setsid, and nohup will do there.
  ! have setsid || command=(setsid "${command[@]}")
  REGISTRY_URL="$(url_of registry)" SERVICE_VERSION="$(version_of_files)" SERVICE_REVISION="$(revision_of_files)" nohup "${command[@]}" </dev/null >"$(log_of "$service")" 2>&1 &
  pid=$!
  printf '%s %s %s\n' "$pid" "$(wanted_port_of "$service")" "$(start_mark "$pid")" >"$RUN_DIR/$service.pid"
}

# Stops just the process of the pid file, and says what it did.
stop_service() {
  local service="$1" pid
  if ! is_running "$service"; then
    rm -f "$RUN_DIR/$service.pid"
    printf '%s is not running\n' "$service"
    return 0
  fi
  pid="$(pid_file_field "$service" 1)"
  kill "$pid" 2>/dev/null || true
  wait_until_gone "$service"
  if is_running "$service"; then
    kill -KILL "$pid" 2>/dev/null || true
    wait_until_gone "$service"
    printf '%s (pid %s) did not stop within %s s and was killed\n' "$service" "$pid" "${STOP_SECONDS:-20}"
  else
    printf '%s stopped (pid %s)\n' "$service" "$pid"
  fi
  rm -f "$RUN_DIR/$service.pid"
}

wait_until_gone() {
  local tenths=0
  while is_running "$1" && [ "$tenths" -lt $((${STOP_SECONDS:-20} * 10)) ]; do
    sleep 0.1
    tenths=$((tenths + 1))
  done
}

# What a running service is known by.
id_of() {
  printf 'pid %s' "$(pid_file_field "$1" 1)"
}

state_of() {
  if is_running "$1"; then
    printf running
  elif [ -f "$RUN_DIR/$1.pid" ]; then
    printf died
  else
    printf stopped
  fi
}

uptime_of() {
  ps -o etime= -p "$(pid_file_field "$1" 1)" | tr -d ' '
}

end_of_log() {
  tail -n 25 "$(log_of "$1")"
}

prepare_services() {
  JAVA_HOME="$(scripts/lib/jdk)"
  export JAVA_HOME
  scripts/build --if-stale
}

start_services() {
  for service in "$@"; do
    start_service "$service"
  done
}

# Only what make up has not seen through: its other services stay.
undo_start() {
  for service in "$@"; do
    stop_service "$service" >/dev/null
  done
}

# The reader before what it reads from.
stop_services() {
  stop_service insights
  stop_service registry
}

seed_if_empty() {
  if [ "$(http_get "$(url_of registry)/api/deployments?limit=1")" = "[]" ]; then
    printf 'Seeding the empty registry: '
    REGISTRY_URL="$(url_of registry)" scripts/seed
  fi
}

follow_logs() {
  local logs=""
  for service in "$@"; do
    [ ! -f "$(log_of "$service")" ] || logs="$logs $(log_of "$service")"
  done
  [ -n "$logs" ] || die "No logs yet: start the services with make up."
  # The log names hold no spaces unless RUN_DIR does, which no make target sets.
  # shellcheck disable=SC2086
  exec tail -n "${LINES:-20}" -F $logs
}

import_file() {
  run_java importing/ImportDeployments.java "$1" "$(url_of registry)"
}

import_seed() {
  run_java importing/ImportDeployments.java deployment-registry/seed-data.json "$(url_of registry)" --shift
}

data_places() {
  printf '%s' "$DATA_DIR"
}

delete_data() {
  rm -rf -- "$RUN_DIR" "$DATA_DIR"
}
