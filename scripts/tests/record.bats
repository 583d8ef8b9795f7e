#!/usr/bin/env bats
# Recording a deployment: never in the way of one.
# shellcheck disable=SC2030,SC2031 # each test changes for itself

load project

setup_file() {
  start_fake registry
  start_fake full FAKE_FAILURE=full
  start_fake picky FAKE_FAILURE=picky
}

teardown_file() {
  stop_fakes
}

setup() {
  cd "$REPOSITORY" || return
  GITHUB_OUTPUT="$BATS_TEST_TMPDIR/output"
  export GITHUB_OUTPUT
  url="http://localhost:$(port_of_fake registry)"
}

received() {
  tail -n 1 "$BATS_FILE_TMPDIR/${1:-registry}.log"
}

open() {
  run scripts/record-deployment open --registry "$url" --service checkout --version 1.2.3 --environment staging "$@"
}

@test "opens a record from its options, and prints its id" {
  open --commit abcdef0 --by me --type Tag --committed-at 2026-01-01T00:00:00Z --url https://ci.example.com/1 --pull-request 7 \
    --label team=shop --label $'hotfix=yes\nwhy=a "quoted" \\ word'

  [ "$status" -eq 0 ]
  [ "$output" = 0123456789abcdef01234567 ]
  [ "$(cat "$GITHUB_OUTPUT")" = id=0123456789abcdef01234567 ]
  [[ $(received) == 'POST /api/deployments key='*' authorization=null {"serviceName":"checkout","version":"1.2.3","environment":"staging","deploymentType":"Tag","status":"Deploying","commitSha":"abcdef0","deployedBy":"me","committedAt":"2026-01-01T00:00:00Z","url":"https://ci.example.com/1","pullRequestNumber":7,"labels":{"team":"shop","hotfix":"yes","why":"a \"quoted\" \\ word"}}' ]]
}

@test "knows from GitHub what a job of it is about" {
  export GITHUB_ACTIONS=true GITHUB_ACTOR=octocat GITHUB_SHA=0123abc GITHUB_RUN_ID=42 GITHUB_RUN_ATTEMPT=2
  export GITHUB_REPOSITORY=us/shop GITHUB_SERVER_URL=https://github.com GITHUB_EVENT_NAME=pull_request GITHUB_REF=refs/pull/12/merge
  open

  [[ $(received) == *'key=us/shop-42-2-checkout-staging '* ]]
  [[ $(received) == *'"deploymentType":"PullRequest","status":"Deploying","commitSha":"0123abc","deployedBy":"octocat"'* ]]
  [[ $(received) == *'"url":"https://github.com/us/shop/actions/runs/42","pullRequestNumber":12}' ]]
  GITHUB_EVENT_NAME=push GITHUB_REF_TYPE=tag GITHUB_REF=refs/tags/v1 open
  [[ $(received) == *'"deploymentType":"Tag"'* ]]
}

@test "knows from the caller's clone what is deployed and when it was committed" {
  mkdir "$BATS_TEST_TMPDIR/clone"
  cd "$BATS_TEST_TMPDIR/clone"
  git init -q .
  GIT_COMMITTER_DATE=2026-03-04T05:06:07Z git -c user.name=me -c user.email=me@example.com commit -q --allow-empty -m one --date 2025-01-01T00:00:00Z

  passes "$REPOSITORY/scripts/record-deployment" open --registry "$url" --service checkout --version 1 --environment staging

  [[ $(received) == *"\"commitSha\":\"$(git rev-parse HEAD)\""*'"committedAt":"2026-03-04T05:06:07'* ]]
}

@test "understands times as Git and date print them" {
  while IFS='|' read -r sent understood; do
    passes open --commit abcdef0 --committed-at "$sent"
    [ "$output" = 0123456789abcdef01234567 ]
    [[ $(received) == *"\"committedAt\":\"$understood\""* ]]
  done <<'END'
2026-03-25T09:50:19+02:00|2026-03-25T09:50:19+02:00
2026-03-25 09:50:19 +0200|2026-03-25T09:50:19+02:00
2026-03-25T09:50:19.123Z|2026-03-25T09:50:19.123Z
2026-03-25T09:50:19-0730|2026-03-25T09:50:19-07:30
Wed Mar 25 09:50:19 2026 +0200|2026-03-25T09:50:19+02:00
Wed Mar 5 09:50:19 2026 -0030|2026-03-05T09:50:19-00:30
Wed, 25 Mar 2026 09:50:19 +0200|2026-03-25T09:50:19+02:00
Wed, 8 Apr 2026 9:50:19 +0000|2026-04-08T09:50:19+00:00
Wed Mar 25 09:50:19 UTC 2026|2026-03-25T09:50:19Z
1774425019|2026-03-25T07:50:19Z
1774425019 +0200|2026-03-25T07:50:19Z
END
}

@test "records without what can't be meant, and warns" {
  for committed_at in yesterday "2 hours ago" "2026-03-25 09:50:19" "Wed Foo 25 09:50:19 2026 +0200"; do
    passes open --commit abcdef0 --committed-at "$committed_at"
    shows "recorded without --committed-at: \"$committed_at\""
    shows 0123456789abcdef01234567
    [[ $(received) == *'"commitSha":"abcdef0"'* ]]
    [[ $(received) != *committedAt* ]]
  done
  open --commit main --pull-request "#7"
  shows 'without --commit: "main"'
  shows 'without --pull-request: "#7"'
  [[ $(received) != *commitSha* ]]
}

@test "records without what the registry refuses, and warns" {
  url="http://localhost:$(port_of_fake picky)"
  passes open --commit abcdef0 --committed-at 2026-01-01T00:00:00Z --url https://ci.example.com/1 --label a=b

  for option in committed-at url labels; do
    shows "recorded without --$option: $url refused it"
  done
  [ "$(cat "$GITHUB_OUTPUT")" = id=0123456789abcdef01234567 ]
  [[ $(received picky) == *'"commitSha":"abcdef0"'* ]]
  [[ $(received picky) != *url* ]]
}

@test "has one key for each attempt of a job, wherever it runs" {
  key_of() {
    env -i PATH="$PATH" JAVA_HOME="$JAVA_HOME" "$@" scripts/record-deployment open --registry "$url" --service checkout --version 1 \
      --environment staging --commit abcdef0 --label "region=${region-eu}" >/dev/null
    received | sed 's/.*key=\([^ ]*\) .*/\1/'
  }
  for run in "GITHUB_RUN_ID=42 GITHUB_RUN_ATTEMPT=" "CI_JOB_ID=4" "BUILDKITE_JOB_ID=4" "CIRCLE_WORKFLOW_JOB_ID=4" \
    "SYSTEM_JOBID=a SYSTEM_JOBATTEMPT=" "BITBUCKET_STEP_UUID={a} BITBUCKET_STEP_RUN_NUMBER=" "BUILD_TAG=jenkins-"; do
    # shellcheck disable=SC2086 # a list of words
    first="$(key_of ${run}1)" again="$(key_of ${run}1)" next="$(key_of ${run}2)" other="$(region=us key_of ${run}1)"
    [ "$first" = "$again" ]
    [ "$first" != "$next" ]
    [ "$first" != "$other" ]
    [[ $first != null && -n $first ]]
  done
  [ "$(key_of A=1)" != "$(key_of A=1)" ]
}

@test "sends a token without showing it" {
  REGISTRY_TOKEN=secret open --commit abcdef0

  [[ $(received) == *"authorization=Bearer secret"* ]]
  [[ $output != *secret* ]]
}

@test "closes a record with how it ended" {
  for pair in Succeeded:Succeeded success:Succeeded failure:Failed cancelled:Cancelled skipped:Cancelled Cancelled:Cancelled RolledBack:RolledBack; do
    passes scripts/record-deployment close --registry "$url" --id 0123456789abcdef01234567 --status "${pair%:*}"
    [[ $(received) == "PATCH /api/deployments/0123456789abcdef01234567 "*"{\"status\":\"${pair#*:}\"}" ]]
  done
}

@test "warns and ends well when the registry is away" {
  url="http://localhost:$(free_port)"
  passes open --commit abcdef0

  shows "The deployment was not recorded: $url can't be reached"
  [ ! -e "$GITHUB_OUTPUT" ]
}

@test "warns and ends well when the registry refuses, in one line of GitHub's" {
  url="http://localhost:$(port_of_fake full)"
  GITHUB_ACTIONS=true passes open --commit abcdef0

  [ "${#lines[@]}" -eq 1 ]
  shows "::warning title=Deployment Registry::The deployment was not recorded: $url answered 400: "
  shows "100%25 more."
}

@test "has nothing to close that was never opened" {
  passes scripts/record-deployment close --registry "$url" --id "" --status success

  shows "nothing was opened"
}

@test "is silent about a registry that nobody has named" {
  GITHUB_ACTIONS=true passes scripts/record-deployment open --registry "" --service checkout --version 1 --environment staging

  [ "$output" = "No registry is named, so nothing is recorded." ]
}

@test "warns of what it can't mean, and ends well" {
  for arguments in "begin" "open --registry ftp://x --service a" "open --registry $url --version" "open --registry $url --odd x" \
    "open --registry $url --service a" "close --registry $url --id 1 --status odd" "open --registry $url --label nothing"; do
    # shellcheck disable=SC2086 # a list of words
    passes scripts/record-deployment $arguments
    shows "The deployment was not recorded: "
  done
}

# What a step of the action runs, where GitHub has put what Git has of the repository.
run_action() {
  awk '/^ *run: \|/ { found = 1; next } found && /^ *env:/ { exit } found' "$actions/.github/actions/record-deployment/action.yml" |
    sed 's/^ *//' >"$BATS_TEST_TMPDIR/step"
  run env GITHUB_ACTION_PATH="$actions/.github/actions/record-deployment" REGISTRY_URL="$url" "$@" \
    bash --noprofile --norc -eo pipefail "$BATS_TEST_TMPDIR/step"
}

@test "the action brings its script along to other repositories" {
  actions="$BATS_TEST_TMPDIR/_actions/us/deployment-insights/v1"
  mkdir -p "$actions" "$BATS_TEST_TMPDIR/theirs"
  cp -R "$REPOSITORY/.github" "$REPOSITORY/scripts" "$actions"
  cd "$BATS_TEST_TMPDIR/theirs"

  run_action STEP=open SERVICE="their shop" VERSION=1 ENVIRONMENT=staging TYPE="" COMMIT=abcdef0 COMMITTED_AT="" DEPLOYED_BY=them \
    PULL_REQUEST="" URL="" LABELS=$'team=a\ntier=1\n' ID="" STATUS=""
  [ "$status" -eq 0 ]
  [[ $(received) == *'"serviceName":"their shop"'*'"labels":{"team":"a","tier":"1"}}' ]]
  run_action STEP=close SERVICE="" VERSION="" ENVIRONMENT="" TYPE="" COMMIT="" COMMITTED_AT="" DEPLOYED_BY="" \
    PULL_REQUEST="" URL="" LABELS="" ID=0123456789abcdef01234567 STATUS=failure
  [ "$status" -eq 0 ]
  [[ $(received) == *'{"status":"Failed"}' ]]
}

@test "the action hands on every input that it has" {
  action="$REPOSITORY/.github/actions/record-deployment/action.yml"
  inputs="$(awk '/^inputs:/ { inside = 1; next } /^[a-z]/ { inside = 0 } inside && /^  [a-z-]+:/ { gsub(/[ :]/, ""); print }' "$action")"

  [ -n "$inputs" ]
  for input in $inputs; do
    grep -q "inputs\.${input}[ }]" "$action"
  done
}
