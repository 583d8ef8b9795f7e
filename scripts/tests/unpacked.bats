#!/usr/bin/env bats
# What tests start services from.

load project

setup() {
  load project
  cd "$REPOSITORY" || return
}

@test "says which services there are" {
  refuses scripts/lib/unpacked nginx
  [[ $output == *'There is no service "nginx"; there are registry and insights.'* ]]

  refuses scripts/lib/unpacked --trained nginx
  [[ $output == *'There is no service "nginx"; there are registry and insights.'* ]]
}

@test "says how to package what isn't" {
  copy="$BATS_TEST_TMPDIR/project"
  mkdir -p "$copy/deployment-registry"
  cp -R scripts "$copy/scripts"

  refuses "$copy/scripts/lib/unpacked" registry

  [[ $output == *"deployment-registry is not packaged: scripts/mvn package."* ]]
}

# What asks: keeps what it was asked, and answers well from the third time on.
asker() {
  cat >"$BATS_TEST_TMPDIR/ask" <<'ASK'
#!/bin/sh
echo "$2" >>"$1/asked"
[ "$(grep -c livez "$1/asked")" -ge 3 ] && [ "${2##*/}" != missing ]
ASK
  chmod +x "$BATS_TEST_TMPDIR/ask"
  export ASK="$BATS_TEST_TMPDIR/ask $BATS_TEST_TMPDIR"
}

@test "a cache is trained until the service is ready, then by its first answers, and written as it is stopped" {
  asker

  run scripts/lib/train-cache.sh http://127.0.0.1:1 "/livez /missing /health" \
    sh -c 'trap "echo written; trap - TERM; kill -TERM $$" TERM; while :; do sleep 0.1; done'

  [ "$status" -eq 0 ]
  [ "$output" = written ]
  [ "$(cut -d / -f 4 "$BATS_TEST_TMPDIR/asked" | tr '\n' ' ')" = "livez livez livez missing health " ]
}

@test "no cache is trained by a service that ends by itself" {
  asker

  refuses scripts/lib/train-cache.sh http://127.0.0.1:1 /livez sh -c 'exit 3'

  [[ $output == *"The service ended before it answered at http://127.0.0.1:1/livez."* ]]
}

@test "no cache is trained by a service that fails as it is stopped" {
  asker

  refuses scripts/lib/train-cache.sh http://127.0.0.1:1 /livez sh -c 'trap "exit 1" TERM; while :; do sleep 0.1; done'

  [[ $output == *"The service ended with status 1, not as one that was stopped."* ]]
}
