# The record of a deployment, from options and what GitHub's jobs know: sourced by record-deployment, never run. Needs nothing but
# curl, because other teams' runners may have nothing else.
# shellcheck shell=bash disable=SC2034,SC2154 # names that record-deployment has, or takes from here

# Where somebody sees it.
warn() {
  if [ "${GITHUB_ACTIONS-}" = true ]; then
    printf '::warning title=Deployment Registry::%s\n' "$(printf '%s' "$1" | tr '\r\n' '  ' | sed 's/%/%25/g')"
  else
    printf '%s\n' "$1" >&2
  fi
}

# Warns, and ends well.
give_up() {
  warn "The deployment was not recorded: $1."
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
  committed_at="" key=""
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

# Says of an option why the deployment is recorded without it, and forgets it.
leave_out() {
  warn "The deployment is recorded without --${1//_/-}: $2."
  printf -v "$1" ''
}

# Before anything is sent: what no registry would take.
leave_out_what_is_none() {
  local time
  if [ -n "$committed_at" ]; then
    if time="$(iso_time "$committed_at")" && [ -n "$time" ]; then
      committed_at="$time"
    else
      leave_out committed_at "\"$committed_at\" is no date and time with a time zone"
    fi
  fi
  case "$pull_request" in
    *[!0-9]*) leave_out pull_request "\"$pull_request\" is no number" ;;
  esac
  if [ -n "$commit" ] && ! [[ $commit =~ ^[0-9a-fA-F]{7,64}$ ]]; then
    leave_out commit "\"$commit\" is no commit of 7 to 64 hex digits"
  fi
}

# What a registry names when it refuses a record, if the record can do without it; fails when there is nothing like that.
leave_out_what_is_refused() {
  local field option left=1
  [ "$answered" = 400 ] || return 1
  while IFS= read -r field; do
    case "$field" in
      deploymentType) option='type' ;;
      commitSha) option='commit' ;;
      committedAt) option=committed_at ;;
      deployedBy) option=by ;;
      pullRequestNumber) option=pull_request ;;
      url) option=url ;;
      labels) option=labels ;;
      *) continue ;;
    esac
    if [ -n "${!option}" ]; then
      leave_out "$option" "$registry refused it ($(what_is_wrong))"
      left=0
    fi
  done < <(grep -o '"field" *: *"[^"]*"' "$work/answer" | sed 's/.*"\([A-Za-z]*\)[^"]*"$/\1/' | sort -u)
  return "$left"
}

record_as_json() {
  printf '{"serviceName":%s,"version":%s,"environment":%s' "$(quoted "$service")" "$(quoted "$version")" "$(quoted "$environment")"
  [ -z "$type" ] || printf ',"deploymentType":%s' "$(quoted "$type")"
  printf ',"status":"Deploying"'
  [ -z "$commit" ] || printf ',"commitSha":%s' "$(quoted "$commit")"
  [ -z "$by" ] || printf ',"deployedBy":%s' "$(quoted "$by")"
  [ -z "$committed_at" ] || printf ',"committedAt":%s' "$(quoted "$committed_at")"
  [ -z "$url" ] || printf ',"url":%s' "$(quoted "$url")"
  [ -z "$pull_request" ] || printf ',"pullRequestNumber":%s' "$pull_request"
  [ -z "$labels" ] || printf ',"labels":{%s}' "${labels#,}"
  printf '}'
}

# A few tries, because a registry may be about to be replaced; what was sent twice is recorded once. Fails when it is refused.
send() {
  local method="$1" path="$2" type="$3" body="$4"
  {
    [ -z "${REGISTRY_TOKEN-}" ] || printf 'header = "Authorization: Bearer %s"\n' "$REGISTRY_TOKEN"
    [ "$method" != POST ] || printf 'header = "Idempotency-Key: %s"\n' "$key"
  } >"$work/headers"
  chmod 600 "$work/headers"
  # What may be asked again is up to curl: no connection, time out, 408, 429 and 5xx.
  if ! answered="$(request "$registry$path" --request "$method" --header "Content-Type: $type" --data-raw "$body" --config "$work/headers" \
    --connect-timeout 3 --max-time 10 --retry 2 --retry-delay 1 --retry-connrefused --retry-max-time 25 \
    --output "$work/answer" --write-out '%{http_code}' 2>"$work/complaint")"; then
    give_up "$registry can't be reached ($(tail -n 1 "$work/complaint"))"
  fi
  case "$answered" in
    2*) ;;
    *) return 1 ;;
  esac
}

refused() {
  give_up "$registry answered $answered: $(what_is_wrong)"
}

what_is_wrong() {
  tr -d '\r\n' <"$work/answer" | cut -c 1-500
}

# The same for one attempt of one job, so that a repetition finds its record, and another one for another attempt. Jobs of one run that
# record the same, as for each region, differ in their labels.
idempotency_key() {
  local run
  if [ -n "${GITHUB_RUN_ID-}" ]; then
    run="${GITHUB_REPOSITORY-}-$GITHUB_RUN_ID-${GITHUB_RUN_ATTEMPT-}"
  elif [ -n "${CI_JOB_ID-}" ]; then
    # GitLab gives a job that is run again another id; so does Buildkite.
    run="${CI_PROJECT_PATH-}-$CI_JOB_ID"
  elif [ -n "${BUILDKITE_JOB_ID-}" ]; then
    run="$BUILDKITE_JOB_ID"
  elif [ -n "${CIRCLE_WORKFLOW_JOB_ID-}" ]; then
    run="$CIRCLE_WORKFLOW_JOB_ID"
  elif [ -n "${SYSTEM_JOBID-}" ]; then
    run="${BUILD_BUILDID-}-$SYSTEM_JOBID-${SYSTEM_JOBATTEMPT-}"
  elif [ -n "${BITBUCKET_STEP_UUID-}" ]; then
    run="$BITBUCKET_STEP_UUID-${BITBUCKET_STEP_RUN_NUMBER-}"
  elif [ -n "${BUILD_TAG-}" ]; then
    run="$BUILD_TAG"
  else
    run="$(date +%s)-$$-$RANDOM"
  fi
  run="$run-$service-$environment${labels:+-$(printf '%s' "$labels" | cksum | cut -d ' ' -f 1)}"
  # Longer ones are refused.
  [ "${#run}" -le 200 ] || run="$(printf '%s' "$run" | cut -c 1-180)-$(printf '%s' "$run" | cksum | cut -d ' ' -f 1)"
  printf '%s' "$run" | tr -c 'A-Za-z0-9._/-' _
}
