# What scripts have in common that only pipelines call: sourced, never run.
# shellcheck shell=bash disable=SC2034 # the names are for the scripts that source this

# An output of the step, and a line in its log.
set_output() {
  case "$2" in *$'\n'*) die "$1 has more than one line." ;; esac
  printf '%s=%s\n' "$1" "$2" | tee -a "${GITHUB_OUTPUT:-/dev/null}"
}

# Where people who open the run see it.
warn() {
  if [ "${GITHUB_ACTIONS-}" = true ]; then
    printf '::warning::%s\n' "$*"
  else
    printf '%s\n' "$*" >&2
  fi
}

# GitHub's API; an answer or a complaint, never half of one.
api() {
  have gh || die "gh not found: see https://cli.github.com."
  gh api "$@"
}

# Seconds since 1970 as GitHub writes times, with GNU's date and with BSD's.
as_time() {
  date -u -d "@$1" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null || date -u -r "$1" +%Y-%m-%dT%H:%M:%SZ
}

# Where this repository's images are, without their names; registries take lower case only.
image_place() {
  printf 'ghcr.io/%s' "$(printf '%s' "${GITHUB_REPOSITORY:?is not set, such as owner/name}" | tr '[:upper:]' '[:lower:]')"
}
