#!/usr/bin/env bats
# What tests start services from.

load project

setup() {
  load project
  cd "$REPOSITORY" || return
}

@test "says which services there are" {
  run scripts/unpacked nginx

  [ "$status" -ne 0 ]
  [[ $output == *'There is no service "nginx"; there are registry and insights.'* ]]
}

@test "says how to package what isn't" {
  copy="$BATS_TEST_TMPDIR/project"
  mkdir -p "$copy/deployment-registry"
  cp -R scripts "$copy/scripts"

  run "$copy/scripts/unpacked" registry

  [ "$status" -ne 0 ]
  [[ $output == *"deployment-registry is not packaged: scripts/mvn package."* ]]
}
