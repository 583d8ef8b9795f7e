#!/bin/sh
# Runs a service until it has given its first answers, so that the AOT cache its JVM writes as it ends knows them too. Without the other
# scripts and without bash, for images are built with it. The Dockerfile and lib/unpacked call it.
#
# Usage: ASK=program train-cache.sh ADDRESS "PATH..." COMMAND...
#   ASK        what asks, and fails unless it is answered well: words that an address is added to
#   ADDRESS    where the service will be, such as http://127.0.0.1:8080
#   PATH       the first is asked until it is answered well; the others once, with whatever answer, for what they need may not be there
#   COMMAND    the service, with -XX:AOTCacheOutput
set -eu

# A second after each of them.
MOST_ATTEMPTS=120
STOPPED_BY_SIGTERM=143

address="$1"
paths="$2"
shift 2
"$@" &
service=$!
trap 'kill -KILL "$service" 2>/dev/null || true' EXIT

ask() {
  # shellcheck disable=SC2086 # a list of words
  $ASK "$address$1" >/dev/null 2>&1
}

fail() {
  echo "$1" >&2
  exit 1
}

first="${paths%% *}"
attempts=1
until ask "$first"; do
  kill -0 "$service" 2>/dev/null || fail "The service ended before it answered at $address$first."
  [ "$attempts" -lt "$MOST_ATTEMPTS" ] || fail "Nothing answered well at $address$first, which was asked $attempts times."
  sleep 1
  attempts=$((attempts + 1))
done
for path in ${paths#"$first"}; do
  ask "$path" || true
done

status=0
kill -TERM "$service"
# The shell would report that it was terminated.
wait "$service" 2>/dev/null || status=$?
trap - EXIT
[ "$status" -eq "$STOPPED_BY_SIGTERM" ] || fail "The service ended with status $status, not as one that was stopped."
