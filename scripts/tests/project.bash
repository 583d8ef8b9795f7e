# What the script tests share: loaded, never run.
# shellcheck shell=bash

REPOSITORY="$(cd "$BATS_TEST_DIRNAME/../.." && pwd)"
# Once a file, not for every test.
if [ -z "${JDK_OF_TESTS-}" ]; then
  JDK_OF_TESTS="$("$REPOSITORY/scripts/lib/jdk")"
  # In a commit hook Git names the repository in the environment, and a test's own Git would write into it.
  # shellcheck disable=SC2046 # a list of names
  unset $(git rev-parse --local-env-vars)
fi
JAVA_HOME="$JDK_OF_TESTS"
export JDK_OF_TESTS JAVA_HOME REPOSITORY
unset REGISTRY_URL FILE CI COMMITS
# Called by another make, make says which folder it enters.
unset MAKELEVEL MAKEFLAGS MFLAGS
# The fakes are processes; containers have tests of their own.
export DOCKER=0
# A test is no job of GitHub's.
unset "${!GITHUB_@}"

# A copy of what the scripts need, so that a test changes nothing of the real project.
copy_project() {
  mkdir -p "$1/deployment-registry" "$1/insights-service" "$1/deploy"
  cp -R "$REPOSITORY/scripts" "$REPOSITORY/config" "$REPOSITORY/Makefile" "$REPOSITORY/pom.xml" "$1"
  cp -R "$REPOSITORY"/deploy/{argocd,environments,helm,observability} "$1/deploy"
  cp "$REPOSITORY/deployment-registry/seed-data.json" "$1/deployment-registry"
}

# The fake services' classes, compiled once for all files of tests; two of them may want it at the same time.
fake_classes() {
  local made="$BATS_RUN_TMPDIR/fake-classes" mine
  if [ ! -d "$made" ]; then
    mine="$(mktemp -d "$BATS_RUN_TMPDIR/fake.XXXXXX")"
    "$JAVA_HOME/bin/javac" -J-XX:TieredStopAtLevel=1 -J-XX:+UseSerialGC -d "$mine" "$REPOSITORY/scripts/tests/FakeService.java"
    ln -sn "$mine" "$made" 2>/dev/null || true
  fi
  printf '%s' "$made"
}

# The same with two fake services in the place of the built ones.
copy_project_with_fakes() {
  copy_project "$1"
  mkdir -p "$1/classes" "$1/deployment-registry/target" "$1/insights-service/target"
  cp -R "$(fake_classes)/." "$1/classes"
  "$JAVA_HOME/bin/jar" --create --file "$1/deployment-registry/target/deployment-registry-0.jar" \
    --main-class FakeService -C "$1/classes" .
  cp "$1/deployment-registry/target/deployment-registry-0.jar" "$1/insights-service/target/insights-service-0.jar"
}

# A port that nobody listens on, below the range that the system hands out itself.
free_port() {
  local port
  while true; do
    port=$((20000 + RANDOM % 10000))
    if ! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
      printf '%s' "$port"
      return
    fi
  done
}

# Fakes that listen until stop_fakes, on ports of their own: a name, then the environment.
start_fake() {
  local name="$1"
  shift
  env "$@" "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "$(fake_classes)" FakeService \
    >"$BATS_FILE_TMPDIR/$name.log" 2>&1 3>&- &
  printf '%s\n' "$!" >>"$BATS_FILE_TMPDIR/fakes"
  for _ in $(seq 300); do
    ! grep -q '^The fake listens' "$BATS_FILE_TMPDIR/$name.log" || return 0
    sleep 0.1
  done
  cat "$BATS_FILE_TMPDIR/$name.log" >&2
  return 1
}

port_of_fake() {
  sed -n 's/^The fake listens on //p' "$BATS_FILE_TMPDIR/$1.log"
}

# What most tests want: one that answers everything well, at GOOD_PORT.
start_good_fake() {
  start_fake good || return
  GOOD_PORT="$(port_of_fake good)"
  export GOOD_PORT
}

# A copy without manifests, for those that the test makes, and in it.
enter_project_without_manifests() {
  copy_project "$BATS_TEST_TMPDIR/project"
  cd "$BATS_TEST_TMPDIR/project" || return
  rm -rf deploy
}

stop_fakes() {
  local pid
  [ -f "$BATS_FILE_TMPDIR/fakes" ] || return 0
  while read -r pid; do
    kill "$pid" 2>/dev/null || true
  done <"$BATS_FILE_TMPDIR/fakes"
  rm "$BATS_FILE_TMPDIR/fakes"
}

# A digest that begins like this.
digest() {
  local zeros
  zeros="$(printf '%064d' 0)"
  printf 'sha256:%s%s' "$1" "${zeros:${#1}}"
}

# A PATH of fakes, then of everything in the system's folders but the programs named.
path_without() {
  local folder="$BATS_TEST_TMPDIR/path" program
  mkdir -p "$folder"
  ln -sf /usr/bin/* "$folder" 2>/dev/null || true
  ln -sf /bin/* "$folder" 2>/dev/null || true
  for program in "$@"; do
    rm -f "$folder/$program"
  done
  printf '%s:%s' "$BATS_TEST_TMPDIR/bin" "$folder"
}

# A program of this name, which is this shell script, comes first from now on: fake NAME [SCRIPT], or the script by a pipe.
fake() {
  local bin="$BATS_TEST_TMPDIR/bin"
  mkdir -p "$bin"
  { printf '#!/usr/bin/env bash\n' && if [ $# -gt 1 ]; then printf '%s\n' "$2"; else cat; fi; } >"$bin/$1"
  chmod +x "$bin/$1"
  case ":$PATH:" in *":$bin:"*) ;; *) PATH="$bin:$PATH" ;; esac
}

# A repository of somebody's in this folder, whatever the machine's settings are.
git_repository() {
  git init -q -b main .
  git config user.email nobody@example.com
  git config user.name Nobody
  git config commit.gpgSign false
  git config tag.gpgSign false
}

# What the GitHub of tests/github answers to a question: answer QUESTION [error] <ANSWER
answer() {
  cat >"$GITHUB_ANSWERS/$(printf '%s' "$1" | tr -c 'A-Za-z0-9.\n-' _).${2:-json}"
}

# Manifests as one JSON array. No cluster is needed: the label only makes kubectl print JSON.
as_json() {
  kubectl label --local --filename - --output json seen=yes | jq --slurp '[.[] | if .kind == "List" then .items[] else . end]'
}

# For where "! command" would go unnoticed, which is everywhere but in a test's last line.
fails() {
  if "$@"; then
    printf 'It did not fail: %s\n' "$*" >&2
    return 1
  fi
}

# Run a command that has to end well, or with 1; what it said is in output and lines, as after run.
passes() {
  ended 0 "$@"
}

refuses() {
  ended 1 "$@"
}

# shellcheck disable=SC2154 # bats sets status and output
ended() {
  local expected="$1"
  shift
  # A file's own function may call run itself.
  if declare -f "$1" | grep -qw run; then "$@"; else run "$@"; fi
  [ "$status" -eq "$expected" ] || {
    printf 'It ended with %s: %s\n%s\n' "$status" "$*" "$output" >&2
    return 1
  }
}

# Says what was not found in the output of the last run.
# shellcheck disable=SC2154 # bats sets output
shows() {
  case "$output" in
    *"$1"*) ;;
    *)
      printf 'No "%s" in:\n%s\n' "$1" "$output" >&2
      return 1
      ;;
  esac
}
