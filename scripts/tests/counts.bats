#!/usr/bin/env bats
# How make test counts.
# shellcheck disable=SC2016 # what fakes are to expand

load project

setup() {
  project="$BATS_TEST_TMPDIR/project"
  copy_project "$project"
  cd "$project" || return
  rm -rf scripts/tests/*.bats insights-service/src/test/dashboard
  printf '#!/usr/bin/env bats\n@test "good" { true; }\n@test "later" { skip "not yet"; }\n' >scripts/tests/two.bats
  # Nothing is packaged here.
  printf '#!/bin/sh\n' >scripts/lib/unpacked
  PATH="$BATS_TEST_TMPDIR/bin:$PATH"
}

# A Maven that leaves the reports of such a run.
fake_maven() {
  {
    printf 'mkdir -p insights-service/target/surefire-reports\n'
    printf 'cat >insights-service/target/surefire-reports/TEST-FooTests.xml <<X\n'
    printf '<?xml version="1.0"?>\n<testsuite xmlns:xsi="x" name="FooTests" time="1" tests="%s" errors="%s" skipped="%s" failures="%s" flakes="0">\n' "$1" "$2" "$3" "$4"
    printf '<testcase name="tests=&quot;9&quot;"/></testsuite>\nX\nexit %s\n' "$5"
  } | fake mvn
}

@test "adds up what JUnit and bats report, alone on the last line" {
  fake_maven 12 0 2 0 0

  passes scripts/test 3>&-

  [ "${lines[${#lines[@]} - 1]}" = "11 passed, 0 failed, 3 skipped" ]
}

@test "fails with failures and errors" {
  fake_maven 12 1 0 2 1

  refuses scripts/test 3>&-

  [ "${lines[${#lines[@]} - 1]}" = "10 passed, 3 failed, 1 skipped" ]
}

@test "fails with a failing script test" {
  fake_maven 1 0 0 0 0
  printf '#!/usr/bin/env bats\n@test "bad" { false; }\n' >scripts/tests/three.bats

  refuses scripts/test 3>&-

  shows "not ok 1 bad"
  [ "${lines[${#lines[@]} - 1]}" = "2 passed, 1 failed, 1 skipped" ]
}

@test "does not count the reports of an earlier run" {
  mkdir -p deployment-registry/target/failsafe-reports
  printf '<testsuite tests="5" errors="0" skipped="0" failures="5">\n' >deployment-registry/target/failsafe-reports/TEST-OldIT.xml
  fake_maven 1 0 0 0 0

  run scripts/test 3>&-

  [ "${lines[${#lines[@]} - 1]}" = "2 passed, 0 failed, 1 skipped" ]
}

@test "fails where no test ran" {
  fake mvn 'exit 0'

  PATH="$(path_without bats)" refuses scripts/test 3>&-

  shows "No test ran."
  [ "${lines[${#lines[@]} - 1]}" = "0 passed, 0 failed, 0 skipped" ]
}

@test "fails where the build failed before the tests" {
  fake_maven 1 0 0 0 1

  refuses scripts/test 3>&-

  [ "${lines[${#lines[@]} - 1]}" = "2 passed, 1 failed, 1 skipped" ]
}

@test "names what is skipped, and why" {
  fake_maven 4 0 3 0 0
  {
    printf '\nmkdir -p insights-service/target/failsafe-reports\ncat >insights-service/target/failsafe-reports/TEST-BarIT.xml <<X\n'
    printf '<testsuite tests="3" errors="0" skipped="3" failures="0">\n'
    printf '<testcase name="a" classname="x.BarIT">\n<skipped message="disabled ==&gt; no Docker engine answers"/>\n</testcase>\n'
    for test in b c; do
      printf '<testcase name="%s" classname="x.BarIT">\n<skipped type="T"><![CDATA[T: Assumption failed: The server is a stand-in.\n\tat x]]></skipped>\n</testcase>\n' "$test"
    done
    printf '</testsuite>\nX\n'
  } >>"$BATS_TEST_TMPDIR/bin/mvn"
  sed -i.bak '/^exit 0$/d' "$BATS_TEST_TMPDIR/bin/mvn"

  run scripts/test 3>&-

  shows "1 skipped in BarIT: no Docker engine answers"
  shows "2 skipped in BarIT: The server is a stand-in."
}

# A suite's run, TESTS SKIPPED, beside reports of earlier ones.
fake_suite() {
  mkdir -p insights-service/target/surefire-reports insights-service/target/failsafe-reports
  printf '<testsuite tests="5" errors="0" skipped="0" failures="0">\n' >insights-service/target/surefire-reports/TEST-x.FooTests.xml
  printf '<testsuite tests="7" errors="0" skipped="0" failures="0">\n' >insights-service/target/failsafe-reports/TEST-x.OldIT.xml
  {
    printf 'echo "$*" >>calls\ncat >insights-service/target/failsafe-reports/TEST-x.NewIT.xml <<X\n'
    printf '<testsuite tests="%s" errors="0" skipped="%s" failures="0">\nX\n' "$@"
  } | fake mvn
}

@test "counts the fault-injection suite for itself, and leaves the reports of the other tests" {
  fake_suite 3 1

  passes scripts/test faults 3>&-

  [ "${lines[${#lines[@]} - 1]}" = "2 passed, 0 failed, 1 skipped" ]
  [ -f insights-service/target/surefire-reports/TEST-x.FooTests.xml ]
  [ -f insights-service/target/failsafe-reports/TEST-x.OldIT.xml ]
  grep -q -- "-DskipTests package" calls
  grep -q -- "-Dgroups=faults" calls
}

@test "counts the dashboard's tests in a browser for themselves" {
  fake_suite 2 0

  passes scripts/test browser 3>&-

  [ "${lines[${#lines[@]} - 1]}" = "2 passed, 0 failed, 0 skipped" ]
  grep -q -- "-Dgroups=browser" calls
}

@test "leaves the suites out of the others" {
  fake_maven 1 0 0 0 0
  printf 'echo "$*" >>calls\n' | sed -i.bak '1r /dev/stdin' "$BATS_TEST_TMPDIR/bin/mvn"

  run scripts/test 3>&-

  grep -q -- "-DexcludedGroups=faults,browser" calls
}

@test "says which suites there are" {
  refuses scripts/test fault

  [[ $output =~ ^There\ is\ no\ suite\ \"fault\"\;\ there\ are\ faults,\ browser,\ containers(,|\ and)\ cluster(\ and\ mongodb)?\.$ ]]
}

@test "counts the scripts' tests with containers for themselves" {
  fake_maven 1 0 0 0 0
  printf '#!/usr/bin/env bats\n# bats file_tags=containers\n@test "contained" { true; }\n@test "also" { false; }\n' >scripts/tests/contained.bats

  refuses scripts/test containers 3>&-
  [ "${lines[${#lines[@]} - 1]}" = "1 passed, 1 failed, 0 skipped" ]

  passes scripts/test 3>&-
  [ "${lines[${#lines[@]} - 1]}" = "2 passed, 0 failed, 1 skipped" ]
}

@test "runs one test, wherever it is, and builds what an integration test starts" {
  fake_suite 1 0
  mkdir -p insights-service/src/test/java/x deployment-registry/src/test/java/x insights-service/src/test/dashboard
  touch insights-service/src/test/java/x/LeadTimeTests.java deployment-registry/src/test/java/x/SampleIT.java
  printf 'import test from "node:test";\ntest("adds", () => {});\n' >insights-service/src/test/dashboard/format.test.mjs

  passes make test-one TEST=LeadTimeTests#counts
  [ "${lines[${#lines[@]} - 1]}" = "1 passed, 0 failed, 0 skipped" ]
  grep -q -- "-pl insights-service -Dit.test=LeadTimeTests#counts" calls
  fails grep -q "package" calls
  run make test-one TEST=x.SampleIT
  grep -q -- "-DskipTests package" calls
  grep -q -- "-pl deployment-registry -Dit.test=SampleIT" calls

  run make test-one TEST=scripts/tests/two.bats
  [ "${lines[${#lines[@]} - 1]}" = "1 passed, 0 failed, 1 skipped" ]
  ! command -v node >/dev/null || run make test-one TEST=format.test.mjs
  [[ ${lines[${#lines[@]} - 1]} == "1 passed, 0 failed, "[01]" skipped" ]]

  for none in NobodyTests "" nobody.bats; do
    run make test-one TEST="$none"
    [ "$status" -ne 0 ]
    shows "There is no test \"$none\"; name one such as LeadTimeTests"
  done
}

@test "is quiet but for what failed and the counts, and says the rest by its exit status" {
  fake_maven 3 0 0 0 0
  passes make test Q=1 3>&-
  [ "$output" = "4 passed, 0 failed, 1 skipped" ]

  printf '#!/usr/bin/env bats\n@test "bad" { false; }\n' >scripts/tests/three.bats
  QUIET=1 run make test 3>&-
  [ "$status" -ne 0 ]
  shows "not ok 1 bad"
  shows "4 passed, 1 failed, 1 skipped"
  [[ $output != *✓* ]]

  fake mvn 'for module in deployment-registry insights-service; do mkdir -p "$module/target" && touch "$module/target/$module-1.jar"; done'
  passes make build Q=1
  [ -z "$output" ]
  fake mvn 'echo "[ERROR] Foo.java:1 is odd"; exit 1'
  run make build Q=1
  [ "$status" -ne 0 ]
  shows "Foo.java:1 is odd"
}
