#!/usr/bin/env bats
# Asking services that were just deployed.

load project

setup_file() {
  start_fake good
  start_fake blind FAKE_FAILURE=blind
  start_fake sick FAKE_FAILURE=sick
}

teardown_file() {
  stop_fakes
}

setup() {
  cd "$REPOSITORY" || return
}

url() {
  printf 'http://localhost:%s' "$(port_of_fake "$1")"
}

@test "asks for health and all five insights, and prints what it saw" {
  passes scripts/delivery/smoke "$(url good)/" --registry "$(url good)"

  for path in api/health health insights/frequency insights/lead-time insights/failure-rate insights/latest insights/recovery-time; do
    [[ $output =~ ✓\ $(url good)/$path:\ 200\ in\ [0-9.]+\ s,\ \{ ]]
  done
  shows "The smoke test passed"
}

@test "asks again until everything is answered well" {
  start_fake slow FAKE_WARMUP=7

  passes scripts/delivery/smoke "$(url slow)" --within 60s

  shows "✗ $(url slow)/insights/frequency: 503"
  shows "The fake is warming up."
  shows "✓ $(url slow)/insights/recovery-time: 200"
}

@test "says something once, however often it asks" {
  refuses scripts/delivery/smoke "$(url blind)" --within 5s

  [ "$(grep -c 'insights/recovery-time: 404' <<<"$output")" -eq 1 ]
  [ "$(grep -c 'insights/latest: 200' <<<"$output")" -eq 1 ]
  shows "not everything was answered well within 5s"
}

@test "fails where one is unhealthy, or nobody is there" {
  refuses scripts/delivery/smoke "$(url good)" --registry "$(url sick)" --within 3s
  shows "✗ $(url sick)/api/health: 503"

  refuses scripts/delivery/smoke "http://localhost:$(free_port)" --within 0s
  [[ $output == *"onnect"* ]]
}

@test "fails where something else answers with 200" {
  python3 -c '' 2>/dev/null || skip "no python3 to answer"
  mkdir -p "$BATS_TEST_TMPDIR/site/insights"
  for page in health insights/frequency insights/lead-time insights/failure-rate insights/latest insights/recovery-time; do
    printf '<html>Please log in</html>' >"$BATS_TEST_TMPDIR/site/$page"
  done
  port="$(free_port)"
  python3 -m http.server --bind 127.0.0.1 --directory "$BATS_TEST_TMPDIR/site" "$port" >/dev/null 2>&1 3>&- &
  printf '%s\n' "$!" >>"$BATS_FILE_TMPDIR/fakes"
  for _ in $(seq 100); do
    ! curl --silent --noproxy '*' --output /dev/null "http://localhost:$port" || break
    sleep 0.1
  done

  refuses scripts/delivery/smoke "http://localhost:$port" --within 3s

  shows "Please log in"
}

@test "refuses what it can't mean" {
  refuses scripts/delivery/smoke localhost:8080
  shows "Unknown argument localhost:8080"
  run scripts/delivery/smoke http://localhost:1 --within soon
  shows '"soon" is no duration'
  run scripts/delivery/smoke --registry http://localhost:1
  shows "No address of insights"
}
