#!/usr/bin/env bats
# Importing deployments, into a fake registry, and the seed data itself.

load project

setup_file() {
  export project="$BATS_FILE_TMPDIR/project"
  copy_project_with_fakes "$project"
  port="$(free_port)"
  export REGISTRY_URL="http://localhost:$port"
  FAKE_IMPORTED="$project/imported" "$JAVA_HOME/bin/java" -cp "$project/classes" FakeService "--server.port=$port" >"$project/fake.log" 2>&1 3>&- &
  export fake=$!
  for _ in $(seq 100); do
    ! grep -q listens "$project/fake.log" || return 0
    sleep 0.1
  done
  return 1
}

teardown_file() {
  kill "$fake"
}

setup() {
  load project
  REGISTRY_URL="http://localhost:$(sed -n 's/.* on //p' "$project/fake.log")"
  export REGISTRY_URL
  cd "$project" || return
}

record() {
  printf '{"id":"%024d","serviceName":"a","startedAt":"2020-01-01T00:00:00Z"%s}\n' "$1" "${2-}"
}

# What holds of a file's deployments at a time.
facts() {
  command -v jq >/dev/null || skip "jq not found"
  run env TZ=Europe/Copenhagen jq --slurp --raw-output --arg now "$2" --from-file scripts/tests/seed-facts.jq "$1"
}

@test "imports the seed data up to now, once" {
  passes scripts/seed
  [[ $output =~ ^(8[0-9][0-9])\ imported,\ 0\ unchanged,\ 0\ rejected$ ]]
  imported="${BASH_REMATCH[1]}"
  now="$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  facts imported "$now"
  shows "deployments $imported"
  shows "futureStart 0"
  [[ $output =~ days\ 1[12][0-9]$'\n' ]]
  [[ $output =~ underWay\ [2-9]$'\n' ]]
  [[ $output =~ inWorkingHours\ 9[0-9]\ % ]]

  passes scripts/seed
  [ "$output" = "0 imported, $imported unchanged, 0 rejected" ]
}

@test "imports a file that is named relative to the caller, gzipped or not" {
  mkdir -p "$BATS_TEST_TMPDIR/else where"
  cd "$BATS_TEST_TMPDIR/else where"
  record 1 | gzip >one.json.gz
  record 2 >two.ndjson

  run "$project/scripts/seed" one.json.gz
  [ "$output" = "1 imported, 0 unchanged, 0 rejected" ]
  FILE=two.ndjson run "$project/scripts/seed"
  [ "$output" = "1 imported, 0 unchanged, 0 rejected" ]
}

@test "lists what the registry rejected, ten at most" {
  record 11 >bad.ndjson
  for i in $(seq 12 23); do record "$i" ',"status":"reject me"' >>bad.ndjson; done

  passes scripts/seed bad.ndjson

  shows "12 rejected"
  shows '  line 2: status: is "odd"'
  shows "… and 2 more"
  [ "${#lines[@]}" -eq 12 ]
}

@test "fails with the registry's own words when it refuses the file" {
  record 1 ',"status":"refuse me"' >refused.ndjson

  refuses scripts/seed refused.ndjson

  shows 'The registry refused the file with status 413: A record has "refuse me".'
}

@test "says in a sentence that the file is not there" {
  refuses scripts/seed nowhere.json

  [ "${#lines[@]}" -eq 1 ]
  shows "No readable file"
}

@test "says in a sentence that no registry is there" {
  REGISTRY_URL="http://localhost:$(free_port)" refuses scripts/seed

  [ "${#lines[@]}" -eq 1 ]
  shows "No registry answers at"
}

@test "says in a sentence that the address is none" {
  REGISTRY_URL="localhost:5176" refuses scripts/seed

  [ "$output" = "REGISTRY_URL is no http address: localhost:5176" ]
}

@test "the seed data looks like a company's, with two or three of every fault" {
  facts deployment-registry/seed-data.json 2026-04-14T09:00:00Z

  shows "deployments 886"
  shows "services 8"
  shows "environments production staging"
  shows "days 120"
  shows "ids 886"
  for fault in missingFinish unexpectedFinish negativeDuration unknownStatus missingStart futureStart possibleDuplicate; do
    [[ $output =~ $fault\ [23]$'\n' ]]
  done
  [[ $output =~ stuck\ [23]$'\n' ]]
  [[ $output =~ inWorkingHours\ 9[0-9]\ % ]]
  [[ $output =~ minutesSinceLastFinish\ [1-9]$ ]]
  [[ $output =~ underWay\ [12]$'\n' ]]
  [[ $output =~ promotedFromStaging\ (9[0-9]|100)\ % ]]
  [[ $output =~ hotfixes\ [1-9][0-9]$'\n' ]]
  shows "cancelled 3"
  [[ $output =~ rolledBack\ [1-9][0-9]$'\n' ]]
  shows "rolledBackInOrder true"
}
