# The services as containers, by the same names as processes.sh has: sourced after it, never run.
# shellcheck shell=bash disable=SC2034 # the names are for the scripts that source this

. scripts/lib/base-images.sh

PLACE=containers
export REGISTRY_PORT INSIGHTS_PORT

compose() {
  docker compose --progress plain "$@"
}

container_of() {
  compose ps --all --quiet "$1" 2>/dev/null | head -n 1
}

is_running() {
  [ -n "$(compose ps --quiet --status running "$1" 2>/dev/null)" ]
}

# The port that the running container has, which a changed environment doesn't change.
port_of() {
  local inside=8080 address
  [ "$1" = insights ] || inside=5176
  if address="$(compose port "$1" "$inside" 2>/dev/null)" && [ -n "$address" ]; then
    printf '%s' "${address##*:}"
  else
    wanted_port_of "$1"
  fi
}

log_of() {
  printf 'docker compose logs %s' "$1"
}

id_of() {
  printf 'container %.12s' "$(container_of "$1")"
}

state_of() {
  if is_running "$1"; then
    printf running
  elif [ -n "$(container_of "$1")" ]; then
    printf died
  else
    printf stopped
  fi
}

uptime_of() {
  docker ps --no-trunc --filter "id=$(container_of "$1")" --format '{{.RunningFor}}' | sed 's/ ago//'
}

end_of_log() {
  compose logs --no-log-prefix --tail 25 "$1"
}

prepare_services() {
  use_stand_ins
  scripts/images
}

# Compose waits for one service before it starts the next.
start_services() {
  local log=target/compose.log compose_up
  printf 'Starting the containers '
  compose up --detach --no-build >"$log" 2>&1 &
  compose_up=$!
  while kill -0 "$compose_up" 2>/dev/null; do
    printf .
    sleep 0.5
  done
  wait "$compose_up" || {
    printf '\n\n'
    tail -n 25 "$log" >&2
    die "The containers did not start; all of it is in $log, and docker compose logs has what they say."
  }
  printf ' %s\n' "$OK"
}

# They stay, to be looked at; make down removes them.
undo_start() {
  return 0
}

stop_services() {
  local stopped="" service
  for service in insights registry; do
    if is_running "$service"; then
      stopped="$stopped$service stopped ($(id_of "$service"))
"
    else
      stopped="$stopped$service is not running
"
    fi
  done
  mkdir -p target
  compose --profile '*' down --remove-orphans --timeout "${STOP_SECONDS:-30}" >target/compose.log 2>&1 ||
    die "The containers did not stop; see target/compose.log."
  printf '%s' "$stopped"
}

# The seed service has done it before insights started.
seed_if_empty() {
  compose logs --no-color --no-log-prefix seed 2>/dev/null |
    awk 'match($0, /[0-9]+ imported.*/) { said = substr($0, RSTART) } END { if (said) print "Seeding the empty registry: " said }'
}

follow_logs() {
  [ -n "$(container_of registry)" ] || die "No logs yet: start the services with make up."
  exec docker compose logs --follow --tail "${LINES:-20}" "$@"
}

# As the caller, because the file may be for the caller's eyes only.
import_file() {
  if [ ! -r "$1" ] || [ -d "$1" ]; then
    die "No readable file $1."
  fi
  compose run --rm --no-deps --user "$(id -u):$(id -g)" --volume "$1:/import:ro" seed /import http://registry:5176 2>/dev/null
}

import_seed() {
  compose run --rm --no-deps seed seed-data.json http://registry:5176 --shift 2>/dev/null
}

data_places() {
  printf '%s and in the volume of Compose' "$DATA_DIR"
}

delete_data() {
  compose --profile '*' down --volumes --remove-orphans >/dev/null 2>&1
  rm -rf -- "$RUN_DIR" "$DATA_DIR"
}
