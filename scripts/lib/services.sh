# The two services, wherever they run: sourced, never run.
# shellcheck shell=bash disable=SC2034 # the names are for the scripts that source this

# A setting from .env, which docker compose reads as well.
dotenv() {
  [ ! -f .env ] || sed -n "s/^$1=//p" .env | tail -n 1
}

RUN_DIR="${RUN_DIR:-.run}"
DATA_DIR="${DATA_DIR:-data}"
REGISTRY_PORT="${REGISTRY_PORT:-$(dotenv REGISTRY_PORT)}"
REGISTRY_PORT="${REGISTRY_PORT:-5176}"
INSIGHTS_PORT="${INSIGHTS_PORT:-$(dotenv INSIGHTS_PORT)}"
INSIGHTS_PORT="${INSIGHTS_PORT:-8080}"

# Containers where a Docker engine answers, unless DOCKER=0; processes of this machine otherwise. What make up has started
# decides before either.
choose_place() {
  . scripts/lib/processes.sh
  if ! is_running registry && ! is_running insights && docker_is_there; then
    . scripts/lib/containers.sh
  fi
}

docker_is_there() {
  [ "${DOCKER-}" != 0 ] && have docker && docker info >/dev/null 2>&1 && docker compose version >/dev/null 2>&1
}

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

url_of() {
  printf 'http://localhost:%s' "$(port_of "$1")"
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

# One that nobody listens on, below the range that the system hands out itself.
free_port() {
  local port
  while true; do
    port=$((20000 + RANDOM % 10000))
    port_is_taken "$port" || break
  done
  printf '%s' "$port"
}

# Who listens on a port, as far as the tools and permissions here show it.
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

# Which version a build of these files is: Maven's.
version_of_files() {
  sed -n '/<artifactId>deployment-insights</{n;s:.*<version>\(.*\)</version>.*:\1:p;}' pom.xml
}

# Which commit these files are, with -dirty where some differ from it.
revision_of_files() {
  local commit
  commit="$(git rev-parse HEAD 2>/dev/null)" || {
    printf unknown
    return
  }
  [ -z "$(git status --porcelain 2>/dev/null)" ] || commit="$commit-dirty"
  printf '%s' "$commit"
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
