#!/usr/bin/env bats
# The checks themselves: lint, doctor, setup, the commit hooks' scripts and the rules for commit messages.
# shellcheck disable=SC2016 # the programs that the tests write keep their dollar signs

load project

setup() {
  project="$BATS_TEST_TMPDIR/project"
  copy_project "$project"
  cd "$project" || return
  fake mvn 'echo Apache Maven 3.9.9'
}

commit_all() {
  git_repository
  git add -A
}

@test "lint names and skips the tools that are not there" {
  PATH="$(path_without shellcheck shfmt bats terraform promtool amtool docker)" passes scripts/lint

  shows "– Shell: shellcheck"
  shows "skipped: shellcheck not found"
  shows "skipped: shfmt not found"
  shows "skipped: bats not found"
  shows "skipped: markdownlint-cli2 not found, make setup"
  shows "✓ Java: Checkstyle"
}

@test "lint fails in CI where a tool is not there" {
  CI=true PATH="$(path_without shellcheck shfmt bats terraform promtool amtool docker)" refuses scripts/lint

  shows "✗ Shell: shellcheck"
}

@test "lint shows what failed, without Maven's advice" {
  fake mvn 'case "$*" in *checkstyle*) echo "[ERROR] Foo.java:1 is odd"; echo "[ERROR] Re-run Maven using the -X switch"; exit 1 ;; esac'

  PATH="$(path_without shellcheck shfmt bats terraform promtool amtool docker)" refuses scripts/lint

  shows "✗ Java: Checkstyle"
  shows "Foo.java:1 is odd"
  [[ $output != *Re-run* ]]
  shows "1 check failed"
}

@test "check-shell finds bad style and bad code, and repairs the style" {
  command -v shfmt >/dev/null && command -v shellcheck >/dev/null || skip "no shfmt or shellcheck"
  printf '#!/usr/bin/env bash\nif true; then\n      echo fine\nfi\n' >scripts/odd

  refuses scripts/checks/shell scripts/odd
  passes scripts/checks/shell --fix scripts/odd README.md
  printf 'echo $1\n' >>scripts/odd
  refuses scripts/checks/shell scripts/odd
  shows SC2086
}

@test "format-java takes the native formatter, and Spotless where there is none" {
  fake mvn 'echo "Maven: $*"'
  run scripts/checks/format-java insights-service/src/Foo.java
  shows "Maven: -q spotless:apply -DspotlessFiles=.*/insights-service/src/Foo\.java"

  native=".tools/palantir-java-format-$(sed -n 's:.*<palantir-java-format.version>\(.*\)</.*:\1:p' pom.xml)"
  mkdir .tools
  printf '#!/bin/sh\necho "Native: $*"\n' >"$native"
  chmod +x "$native"
  run scripts/checks/format-java --check Foo.java
  shows "Native: --palantir --dry-run --set-exit-if-changed Foo.java"
}

@test "check-staged refuses merge markers and big files" {
  commit_all
  passes scripts/checks/staged

  printf '<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n' >merged.txt
  head -c 2000000 /dev/zero >"big file.bin"
  git add merged.txt "big file.bin"
  refuses scripts/checks/staged

  shows "merged.txt:1: leftover conflict marker"
  shows "big file.bin has 1953 KB"
}

@test "doctor shows versions and is content with what is required" {
  passes scripts/doctor

  [[ ${lines[1]} =~ ^✓\ JDK\ +[0-9]+ ]]
  [[ ${lines[2]} =~ ^✓\ Maven ]] || run scripts/doctor
  shows "– commitlint"
  shows "make setup"
}

@test "doctor fails where something required is missing, and says how to get it" {
  PATH="$(path_without curl)" refuses scripts/doctor

  [[ $output =~ ✗\ curl\ +missing ]]
  shows "install curl"
  shows "1 required and missing."
}

@test "setup does what it can without Node and Python" {
  fake mvn 'mkdir -p .tools; for a; do case "$a" in -Dartifact=*) IFS=: ; set -- $a; touch ".tools/$2-$3-$5.bin" ;; esac; done'
  case "$(uname -s) $(uname -m)" in "Linux x86_64" | "Linux aarch64" | "Darwin arm64") ;; *) skip "no native formatter" ;; esac

  PATH="$(path_without node npm python3)" passes scripts/setup

  shows "No commit hooks and no linters"
  shows "No linters for Dockerfiles"
  [ -n "$(find .tools -name "palantir-java-format-*" -perm -u+x)" ]
}

@test "commit messages follow Conventional Commits" {
  commitlint="$REPOSITORY/node_modules/.bin/commitlint"
  [ -x "$commitlint" ] || skip "no commitlint: make setup"
  cd "$REPOSITORY" || return

  dependabot="build(deps): bump com.example:an-artifact-with-a-long-name from 1.2.3 to 1.2.4 in /a-folder in the libraries group"
  for good in "feat(registry): stream the export" "fix: README counts days that daylight saving shortens" "$dependabot"; do
    "$commitlint" <<<"$good"
  done
  for bad in "Stream the export" "feature: stream" "feat:"; do
    ! "$commitlint" <<<"$bad" >/dev/null || {
      printf 'Accepted: %s\n' "$bad" >&2
      return 1
    }
  done
}

@test "Maven gets what a module is built with, and its classes before a goal that needs them" {
  fake mvn 'echo "Maven: $*"'

  run scripts/mvn -q -pl insights-service test -Dtest=FooTests
  shows "Maven: -am -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false -q -pl insights-service test -Dtest=FooTests"
  run scripts/mvn -q -pl insights-service failsafe:integration-test -Dit.test=FooIT
  shows "Maven: test-compile -am"
  run scripts/mvn -B checkstyle:check
  shows "Maven: -B checkstyle:check"
}
