# Asking other machines, and this one: sourced, never run.
# shellcheck shell=bash

# curl with an address first; a proxy that the environment names has no part in what is on this machine.
request() {
  local url="$1"
  shift
  case "$url" in
    http://localhost[:/]* | http://127.*) set -- --noproxy '*' "$@" ;;
  esac
  curl --silent --show-error "$@" "$url"
}
