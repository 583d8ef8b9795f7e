# What the script tests share: loaded, never run.
# shellcheck shell=bash

REPOSITORY="$(cd "$BATS_TEST_DIRNAME/../.." && pwd)"
JAVA_HOME="$("$REPOSITORY/scripts/jdk")"
export JAVA_HOME REPOSITORY
unset REGISTRY_URL FILE CI COMMITS
# The fakes are processes; containers have tests of their own.
export DOCKER=0
# In a commit hook Git names the repository in the environment, and a test's own Git would write into it.
# shellcheck disable=SC2046 # a list of names
unset $(git rev-parse --local-env-vars)

# A copy of what the scripts need, so that a test changes nothing of the real project.
copy_project() {
  mkdir -p "$1/deployment-registry" "$1/insights-service"
  cp -R "$REPOSITORY/scripts" "$REPOSITORY/Makefile" "$REPOSITORY/pom.xml" "$1"
  cp "$REPOSITORY/deployment-registry/seed-data.json" "$1/deployment-registry"
}

# The same with two fake services in the place of the built ones.
copy_project_with_fakes() {
  copy_project "$1"
  mkdir -p "$1/classes" "$1/deployment-registry/target" "$1/insights-service/target"
  "$JAVA_HOME/bin/javac" -d "$1/classes" "$REPOSITORY/scripts/tests/FakeService.java"
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

# A folder of links to everything in the system's folders but the programs named.
path_without() {
  local folder="$BATS_TEST_TMPDIR/path" program
  mkdir -p "$folder"
  ln -sf /usr/bin/* "$folder" 2>/dev/null || true
  ln -sf /bin/* "$folder" 2>/dev/null || true
  for program in "$@"; do
    rm -f "$folder/$program"
  done
  printf '%s' "$folder"
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
