# The two services as processes of this machine: sourced, never run.
# shellcheck shell=bash disable=SC2034 # the names are for the scripts that source this

SERVICES="registry insights"
RUN_DIR="${RUN_DIR:-.run}"
DATA_DIR="${DATA_DIR:-data}"
REGISTRY_PORT="${REGISTRY_PORT:-5176}"
INSIGHTS_PORT="${INSIGHTS_PORT:-8080}"

module_of() {
  case "$1" in
    registry) printf deployment-registry ;;
    insights) printf insights-service ;;
  esac
}

health_path_of() {
  case "$1" in
    registry) printf /api/health ;;
    insights) printf /health ;;
  esac
}

wanted_port_of() {
  case "$1" in
    registry) printf '%s' "$REGISTRY_PORT" ;;
    insights) printf '%s' "$INSIGHTS_PORT" ;;
  esac
}

# The port that the running process was started with, which a changed environment doesn't change.
port_of() {
  if is_running "$1"; then
    pid_file_field "$1" 2
  else
    wanted_port_of "$1"
  fi
}

url_of() {
  printf 'http://localhost:%s' "$(port_of "$1")"
}

log_of() {
  printf '%s/%s.log' "$RUN_DIR" "$1"
}

# A pid file is one line: the process, its port, and when it started, because pids get used again.
pid_file_field() {
  [ -f "$RUN_DIR/$1.pid" ] && cut -d ' ' -f "$2" "$RUN_DIR/$1.pid"
}

# Nothing for a process that has ended, also where nobody has collected it yet (a zombie).
start_mark() {
  if [ -d /proc/self ]; then
    sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '$1 != "Z" { print $20 }'
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

is_healthy() {
  http_get "$(url_of "$1")$(health_path_of "$1")" >/dev/null 2>&1
}

# Loopback only, so a proxy that the environment names has no part in it.
http_get() {
  local url="$1"
  shift
  curl --fail --silent --show-error --max-time 10 --noproxy '*' "$@" "$url"
}

port_is_taken() {
  (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# Who listens on a port, as far as the tools and permissions here can tell.
holder_of_port() {
  local found=""
  if have lsof; then
    found="$(lsof -nP -iTCP:"$1" -sTCP:LISTEN -Fpc 2>/dev/null |
      awk '/^p/ { pid = substr($0, 2) } /^c/ { print substr($0, 2) " (pid " pid ")"; exit }')"
  elif have ss; then
    found="$(ss -ltnpH "sport = :$1" 2>/dev/null |
      sed -n 's/.*users:(("\([^"]*\)",pid=\([0-9]*\).*/\1 (pid \2)/p' | head -n 1)"
  fi
  printf '%s' "${found:-a process that only its owner or root can name}"
}

# The runnable jar of a service; nothing when it has not been built.
jar_of() {
  local module jar
  module="$(module_of "$1")"
  for jar in "$module/target/$module"-*.jar; do
    if [ -f "$jar" ]; then
      printf '%s' "$jar"
      return
    fi
  done
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
  command=("$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:+UseCompactObjectHeaders
    -jar "$RUN_DIR/$service/$service.jar" "--server.port=$(wanted_port_of "$service")")
  [ "$service" = insights ] || command+=("--registry.embedded.path=$DATA_DIR/registry.mv.db")
  # A session of its own outlives the terminal; macOS has no setsid, and nohup will do there.
  ! have setsid || command=(setsid "${command[@]}")
  REGISTRY_URL="$(url_of registry)" nohup "${command[@]}" </dev/null >"$(log_of "$service")" 2>&1 &
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
