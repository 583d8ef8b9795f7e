# What every script starts with: sourced, never run. Leaves the script in the project's folder.
# shellcheck shell=bash disable=SC2034 # the names are for the scripts that source this

CALLER_DIR="$PWD"
case "$0" in
  /*) SCRIPT="$0" ;;
  *) SCRIPT="$PWD/$0" ;;
esac
cd "${BASH_SOURCE[0]%/*}/../.." || exit 1
ROOT="$PWD"

# In the order in which they start.
SERVICES="registry insights"

OK=✓ BAD=✗ NONE=–
if [ -t 1 ] && [ -z "${NO_COLOR-}" ]; then
  OK=$'\033[32m✓\033[0m' BAD=$'\033[31m✗\033[0m' NONE=$'\033[33m–\033[0m'
fi

# Ends the script with one sentence that says what to do.
die() {
  printf '%s\n' "$*" >&2
  exit 1
}

have() {
  command -v "$1" >/dev/null 2>&1
}

# 90, 90s, 5m or 1h in seconds.
seconds_of() {
  case "$1" in
    "" | [!0-9]* | *[!0-9smh]* | *[smh]?*) die "\"$1\" is no duration; allowed are such as 90s, 5m and 1h." ;;
    *s) printf '%s' "${1%s}" ;;
    *m) printf '%s' $((10#${1%m} * 60)) ;;
    *h) printf '%s' $((10#${1%h} * 3600)) ;;
    *) printf '%s' "$1" ;;
  esac
}

# --help prints the comment that the script starts with.
help_if_asked() {
  case "${1-}" in
    -h | --help)
      awk 'NR > 1 && !/^#/ { exit } NR > 1 { sub(/^# ?/, ""); print }' "$SCRIPT"
      exit 0
      ;;
  esac
}

# One property of the root pom, so that every version is kept in one place.
pom_property() {
  sed -n "s:.*<$1>\(.*\)</$1>.*:\1:p" pom.xml | head -n 1
}

# apt, brew: how this machine's owner most likely installs things.
install_hint() {
  case "$(uname -s)" in
    Darwin) printf 'brew install %s' "$2" ;;
    *) printf 'sudo apt install %s' "$1" ;;
  esac
}

# A Java program of the scripts', from source: quick to start matters more than quick to run.
run_java() {
  local program="$1"
  shift
  "$(scripts/lib/jdk)/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 "scripts/java/$program" "$@"
}
