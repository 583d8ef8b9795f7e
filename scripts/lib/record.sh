# The record of a deployment, from options and what GitHub tells its jobs: sourced by record-deployment, never run. Needs nothing but
# curl, because other teams' runners may have nothing else.
# shellcheck shell=bash disable=SC2034,SC2154 # names that record-deployment has, or takes from here

# Warns, where somebody sees it, and ends well.
give_up() {
  local warning="The deployment was not recorded: $1."
  if [ "${GITHUB_ACTIONS-}" = true ]; then
    printf '::warning title=Deployment Registry::%s\n' "$(printf '%s' "$warning" | tr '\r\n' '  ' | sed 's/%/%25/g')"
  else
    printf '%s\n' "$warning" >&2
  fi
  exit 0
}

know_from_github() {
  registry="" id="" status="" service="" version="" environment="" labels="" pull_request=""
  by="${GITHUB_ACTOR:-${USER-}}"
  commit="${GITHUB_SHA:-$(git -C "$CALLER_DIR" rev-parse HEAD 2>/dev/null)}"
  url=""
  [ -z "${GITHUB_RUN_ID-}" ] || url="${GITHUB_SERVER_URL-}/${GITHUB_REPOSITORY-}/actions/runs/$GITHUB_RUN_ID"
  case "${GITHUB_EVENT_NAME-} ${GITHUB_REF_TYPE-}" in
    pull_request*) type=PullRequest ;;
    *" tag") type=Tag ;;
    *) type=Branch ;;
  esac
  case "${GITHUB_REF-}" in
    refs/pull/*/merge) pull_request="$(printf '%s' "$GITHUB_REF" | cut -d / -f 3)" ;;
  esac
  committed_at=""
}

read_record() {
  while [ $# -gt 0 ]; do
    [ $# -gt 1 ] || give_up "$1 has no value"
    # What an action hands on that its user left out, is empty.
    if [ -n "$2" ]; then
      case "$1" in
        --registry) registry="${2%/}" ;;
        --id) id="$2" ;;
        --status) status="$2" ;;
        --service) service="$2" ;;
        --version) version="$2" ;;
        --environment) environment="$2" ;;
        --type) type="$2" ;;
        --commit) commit="$2" ;;
        --committed-at) committed_at="$2" ;;
        --by) by="$2" ;;
        --pull-request) pull_request="$2" ;;
        --url) url="$2" ;;
        --label) add_label "$2" ;;
        *) give_up "$1 is no option" ;;
      esac
    fi
    shift 2
  done
  # Known where the caller's clone has the commit.
  [ -n "$committed_at" ] || committed_at="$(git -C "$CALLER_DIR" show --no-patch --format=%cI "$commit" 2>/dev/null)"
}

# One or more, each on a line of its own.
add_label() {
  local label
  while IFS= read -r label; do
    case "$label" in
      "") ;;
      *=*) labels="$labels,$(quoted "${label%%=*}"):$(quoted "${label#*=}")" ;;
      *) give_up "\"$label\" is no label; allowed is KEY=VALUE" ;;
    esac
  done <<<"$1"
}

# As a JSON string. Control characters have no place in any of it.
quoted() {
  printf '"%s"' "$(printf '%s' "$1" | tr '\000-\037' ' ' | sed 's/[\\"]/\\&/g')"
}

record_as_json() {
  printf '{"serviceName":%s,"version":%s,"environment":%s' "$(quoted "$service")" "$(quoted "$version")" "$(quoted "$environment")"
  printf ',"deploymentType":%s,"status":"Deploying","commitSha":%s' "$(quoted "$type")" "$(quoted "$commit")"
  printf ',"deployedBy":%s' "$(quoted "${by:-unknown}")"
  [ -z "$committed_at" ] || printf ',"committedAt":%s' "$(quoted "$committed_at")"
  [ -z "$url" ] || printf ',"url":%s' "$(quoted "$url")"
  case "$pull_request" in
    "" | *[!0-9]*) ;;
    *) printf ',"pullRequestNumber":%s' "$pull_request" ;;
  esac
  [ -z "$labels" ] || printf ',"labels":{%s}' "${labels#,}"
  printf '}'
}

# A few tries, because a registry may be about to be replaced; what was sent twice is recorded once.
send() {
  local method="$1" path="$2" type="$3" body="$4" seen
  {
    [ -z "${REGISTRY_TOKEN-}" ] || printf 'header = "Authorization: Bearer %s"\n' "$REGISTRY_TOKEN"
    [ "$method" != POST ] || printf 'header = "Idempotency-Key: %s"\n' "$(idempotency_key)"
  } >"$work/headers"
  chmod 600 "$work/headers"
  # What may be asked again is up to curl: no connection, time out, 408, 429 and 5xx.
  if ! seen="$(request "$registry$path" --request "$method" --header "Content-Type: $type" --data-raw "$body" --config "$work/headers" \
    --connect-timeout 3 --max-time 10 --retry 2 --retry-delay 1 --retry-connrefused --retry-max-time 25 \
    --output "$work/answer" --write-out '%{http_code}' 2>"$work/complaint")"; then
    give_up "$registry can't be reached ($(tail -n 1 "$work/complaint"))"
  fi
  case "$seen" in
    2*) ;;
    *) give_up "$registry answered $seen: $(tr -d '\r\n' <"$work/answer" | cut -c 1-500)" ;;
  esac
}

# The same for one attempt of one run, so that a repetition finds its record.
idempotency_key() {
  if [ -n "${GITHUB_RUN_ID-}" ]; then
    printf '%s-%s-%s-%s-%s' "${GITHUB_REPOSITORY-}" "$GITHUB_RUN_ID" "${GITHUB_RUN_ATTEMPT-}" "$service" "$environment" | tr -c 'A-Za-z0-9._/-' _
  else
    printf '%s-%s-%s' "$(date +%s)" "$$" "$RANDOM"
  fi
}
