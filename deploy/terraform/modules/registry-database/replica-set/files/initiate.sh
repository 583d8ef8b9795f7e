#!/usr/bin/env bash
# Sets the replica set up from the first pod, then rests.
set -euo pipefail
uri='mongodb://127.0.0.1:27017/?directConnection=true'
if [ "${HOSTNAME##*-}" = 0 ]; then
  until mongosh --quiet --eval 'db.hello().ok' "$uri" >/dev/null 2>&1; do
    sleep 1
  done
  mongosh --quiet "$uri" /initiate/initiate.js
fi
exec sleep infinity
