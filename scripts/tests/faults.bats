#!/usr/bin/env bats
# How the measured tables get into docs/resilience.md.

load project

setup() {
  project="$BATS_TEST_TMPDIR/project"
  copy_project "$project"
  cd "$project" || return
  mkdir -p docs insights-service/target/resilience
  printf '%s\n' '# Faults' '' '<!-- measured: registry -->' '' '| fault | seen |' '| --- | --- |' '| old | 200 |' '' 'What it means.' '' \
    '<!-- measured: redis -->' '' '| fault | seen |' '| --- | --- |' '| kept | 200 |' >docs/resilience.md
}

@test "replaces the rows that were measured, and nothing else" {
  printf '| new | 503 |\n| newer | 503 |\n' >insights-service/target/resilience/registry.md

  passes scripts/measuring/faults --last

  [ "$(cat docs/resilience.md)" = "$(printf '%s\n' '# Faults' '' '<!-- measured: registry -->' '' '| fault | seen |' '| --- | --- |' \
    '| new | 503 |' '| newer | 503 |' '' 'What it means.' '' '<!-- measured: redis -->' '' '| fault | seen |' '| --- | --- |' '| kept | 200 |')" ]
}

@test "leaves the document alone when a table is missing" {
  printf '<!-- measured: registry -->\n\nNo table.\n' >docs/resilience.md
  cp docs/resilience.md before

  refuses scripts/measuring/faults --last

  cmp docs/resilience.md before
}

@test "says what to do when nothing was measured" {
  rmdir insights-service/target/resilience

  refuses scripts/measuring/faults --last

  [[ $output == *"run scripts/measuring/faults without --last"* ]]
}

@test "renews nothing when the suite fails" {
  cp docs/resilience.md before
  fake mvn 'case "$*" in *failsafe*) exit 1 ;; esac'
  # Nothing is packaged here.
  printf '#!/bin/sh\necho "$*" >>unpacked\n' >scripts/lib/unpacked

  refuses scripts/measuring/faults

  [[ $output == *"The suite failed, and the tables stay as they are"* ]]
  [ "$(cat unpacked)" = "--trained registry
--trained insights" ]
  cmp docs/resilience.md before
}
