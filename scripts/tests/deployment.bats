#!/usr/bin/env bats
# Deploying and rolling back, with a fake cluster (cluster/kubectl) and services that really answer, or don't.
# shellcheck disable=SC2016,SC2030,SC2031 # what is for fakes to fill in, and what each test changes for itself

load project

setup_file() {
  start_good_fake
  start_fake blind FAKE_FAILURE=blind
  BLIND_PORT="$(port_of_fake blind)"
  export BLIND_PORT
}

teardown_file() {
  stop_fakes
}

setup() {
  enter_project_without_manifests
  overlay=deploy/kubernetes/overlays/staging
  mkdir -p "$overlay"
  printf 'namespace: insights-staging\n' >"$overlay/kustomization.yaml"
  # One that takes every signature but those of digests that begin with f0.
  fake cosign 'echo "$*" >>"$CLUSTER/cosign"; case "$*" in *sha256:f0*) echo "no matching signatures" >&2; exit 1 ;; esac'
  PATH="$REPOSITORY/scripts/tests/cluster:$PATH"
  CLUSTER="$BATS_TEST_TMPDIR/cluster"
  GITHUB_OUTPUT="$BATS_TEST_TMPDIR/output"
  export CLUSTER CLUSTER_BACKEND=nothing GITHUB_OUTPUT GITHUB_REPOSITORY=Us/Insights SMOKE_WITHIN=60s
  mkdir "$CLUSTER"
}

# A cluster in which these were deployed, one after the other. The first test that wants it makes it.
given_deployed() {
  local template="$BATS_FILE_TMPDIR/deployed-$*" version
  if [ ! -d "$template" ]; then
    for version in "$@"; do
      scripts/delivery/deploy staging "$(registry "$version")" "$(insights "$version")" --no-verify >/dev/null 3>&-
    done
    cp -R "$CLUSTER" "$template"
  fi
  rm -rf "$CLUSTER" "$GITHUB_OUTPUT"
  cp -R "$template" "$CLUSTER"
  rm "$CLUSTER/calls"
}

registry() {
  printf 'registry=ghcr.io/us/insights/registry@%s' "$(digest "$1")"
}

insights() {
  printf 'insights=ghcr.io/us/insights/insights@%s' "$(digest "$1")"
}

deploy() {
  run scripts/delivery/deploy staging "$@" 3>&-
}

deploy_both() {
  run scripts/delivery/deploy staging "$(registry "$1")" "$(insights "$1")" 3>&-
}

rollback() {
  run scripts/delivery/rollback staging "$@" 3>&-
}

in_service() {
  printf '%s=%s' "$1" "$(cat "$CLUSTER/namespaces/insights-staging/Deployment/$1/image")"
}

recorded() {
  cat "$CLUSTER/namespaces/insights-staging/deployed/$1"
}

last_output() {
  sed -n "s/^$1=//p" "$GITHUB_OUTPUT" | tail -n 1
}

@test "deploys images by digest, asks them, and records it" {
  passes deploy_both 1

  shows "Deploying to staging (namespace insights-staging, context fake)"
  shows "In service: nothing"
  shows "http://localhost:$GOOD_PORT/insights/recovery-time: 200"
  shows "staging runs $(registry 1) $(insights 1)"
  [ "$(in_service registry)" = "$(registry 1)" ]
  [ "$(recorded state)" = deployed ]
  [ "$(recorded wanted)" = "$(registry 1) $(insights 1)" ]
  [ "$(last_output status)" = Succeeded ]
  [ "$(last_output previous)" = "" ]
}

@test "forwards ports no longer than it asks" {
  deploy_both 1

  [ "$(wc -l <"$CLUSTER/forwards")" -eq 2 ]
  while read -r pid; do
    fails kill -0 "$pid" 2>/dev/null
  done <"$CLUSTER/forwards"
}

@test "verifies that this repository's main workflow has signed, before it asks the cluster anything" {
  refuses deploy "$(registry 1)" "$(insights f0)"

  shows "no matching signatures"
  shows "insights@$(digest f0) does not verify as signed by https://github.com/Us/Insights/.github/workflows/main.yml@refs/heads/main"
  [ ! -e "$CLUSTER/calls" ]
  grep -q -- "--certificate-identity https://github.com/Us/Insights/.github/workflows/main.yml@refs/heads/main --certificate-oidc-issuer https://token.actions.githubusercontent.com" "$CLUSTER/cosign"
}

@test "deploys nothing unverified without cosign, unless --no-verify says so" {
  rm "$BATS_TEST_TMPDIR/bin/cosign"
  PATH="$REPOSITORY/scripts/tests/cluster:$(path_without cosign)"

  refuses deploy_both 1
  shows "cosign not found"
  [ ! -e "$CLUSTER/calls" ]
  passes deploy "$(registry 1)" "$(insights 1)" --no-verify
}

@test "another signer can be named" {
  COSIGN_IDENTITY=https://example.com/ci COSIGN_ISSUER=https://example.com passes deploy_both 1

  grep -q -- "--certificate-identity https://example.com/ci --certificate-oidc-issuer https://example.com " "$CLUSTER/cosign"
}

@test "reports what was in service before" {
  given_deployed 1
  passes deploy_both 2

  shows "In service: $(registry 1) $(insights 1)"
  [ "$(last_output previous)" = "$(registry 1) $(insights 1)" ]
  [ "$(recorded previous)" = "$(registry 1) $(insights 1)" ]
}

@test "leaves the service that is not named as it is" {
  given_deployed 1
  passes deploy "$(insights 2)"

  [ "$(in_service registry)" = "$(registry 1)" ]
  [ "$(in_service insights)" = "$(insights 2)" ]
}

@test "needs both the first time" {
  refuses deploy "$(insights 1)"

  shows "what is not in service by a digest yet has to be named"
  [ "$(grep -c apply "$CLUSTER/calls")" -eq 0 ]
}

@test "takes a rollout back that fails, and ends red" {
  given_deployed 1
  refuses deploy "$(registry dead)" "$(insights 2)"

  shows "registry did not roll out within 5m"
  shows "The log of registry-1"
  shows "staging is back at $(registry 1) $(insights 1)"
  shows "$(registry dead) $(insights 2) failed in staging."
  [ "$(in_service registry)" = "$(registry 1)" ]
  [ "$(in_service insights)" = "$(insights 1)" ]
  [ "$(recorded state)" = rolled-back ]
  [ "$(last_output status)" = RolledBack ]
}

@test "takes back what rolls out and does not answer well" {
  given_deployed 1
  SMOKE_WITHIN=5s refuses deploy "$(insights b11d)"

  shows "http://localhost:$BLIND_PORT/insights/recovery-time: 404"
  shows "The smoke test failed"
  [ "$(in_service insights)" = "$(insights 1)" ]
  [ "$(recorded state)" = rolled-back ]
}

@test "takes back the settings that came with the images" {
  given_deployed 1
  printf broken >"$overlay/setting"
  refuses deploy_both 2

  grep -q 'setting: fine' "$CLUSTER/namespaces/insights-staging/Deployment/registry/wanted.yaml"
  [ "$(in_service insights)" = "$(insights 1)" ]
  [ "$(last_output status)" = RolledBack ]
}

@test "records no Secret" {
  printf hush >"$overlay/secret"
  passes deploy_both 1

  grep -q hush "$CLUSTER/namespaces/insights-staging/Secret/password"
  [ -s "$CLUSTER/namespaces/insights-staging/deployed/wanted.yaml" ]
  fails grep -rq hush "$CLUSTER/namespaces/insights-staging/deployed"
}

@test "says that there is nothing to go back to when the first deployment fails" {
  refuses deploy_both dead

  shows "Nothing was in service before"
  [ "$(last_output status)" = Failed ]
}

@test "goes back to what was proven, not to what an interrupted deployment has left" {
  given_deployed 1 2
  # As one leaves it that was cancelled while it waited for the rollout.
  printf deploying >"$CLUSTER/namespaces/insights-staging/deployed/state"
  refuses deploy_both dead

  [ "$(in_service registry)" = "$(registry 1)" ]
  [ "$(in_service insights)" = "$(insights 1)" ]
}

@test "leaves a mark when it is stopped half-way" {
  given_deployed 1
  mkdir slow
  cp "$REPOSITORY"/scripts/tests/cluster/* slow
  printf 'wait_for_rollout() { touch "$CLUSTER/waiting" && sleep 2; }\n' >>slow/nothing.bash

  PATH="$PWD/slow:$PATH" scripts/delivery/deploy staging "$(registry 2)" "$(insights 2)" >log 2>&1 3>&- &
  deployment=$!
  for _ in $(seq 200); do
    [ ! -e "$CLUSTER/waiting" ] || break
    sleep 0.1
  done
  kill -TERM "$deployment"
  wait "$deployment" || ended=$?
  [ "$ended" -eq 130 ]

  [ "$(recorded state)" = deploying ]
  [ "$(recorded previous)" = "$(registry 1) $(insights 1)" ]
  passes rollback
  [ "$(in_service insights)" = "$(insights 1)" ]
}

@test "changes nothing when it can't record what is in service" {
  given_deployed 1
  printf 'create configmap\n' >"$CLUSTER/refused"
  refuses deploy_both 2

  shows "could not be recorded"
  [ "$(in_service insights)" = "$(insights 1)" ]
}

@test "changes nothing when the cluster is away" {
  printf '.\n' >"$CLUSTER/refused"
  refuses deploy_both 1

  shows "Nothing was changed."
  [ ! -e "$CLUSTER/namespaces" ]
}

@test "takes back what the cluster takes only in part" {
  given_deployed 1
  printf 'apply .*manifests\n' >"$CLUSTER/refused"
  refuses deploy_both 2

  shows "The cluster did not take the manifests."
  [ "$(last_output status)" = RolledBack ]
}

@test "takes the smoke test from outside where there is an address" {
  passes deploy "$(registry 1)" "$(insights 1)" --smoke "http://localhost:$GOOD_PORT"
  [ "$(grep -c port-forward "$CLUSTER/calls")" -eq 0 ]

  # As a workflow has it whose variable is not set.
  passes deploy "$(registry 1)" "$(insights 1)" --smoke ""
  [ "$(grep -c port-forward "$CLUSTER/calls")" -eq 2 ]
}

@test "refuses what it can't mean" {
  deploy registry=ghcr.io/us/insights/registry:latest
  shows '"registry=ghcr.io/us/insights/registry:latest" names no image by its digest'
  deploy "$(registry 1)" "$(registry 2)"
  shows "Two images for registry"
  deploy
  shows "Nothing to deploy"
  deploy "$(registry 1)" --fast
  shows "Unknown option --fast"
  deploy "$(registry 1)" --timeout soon
  shows '"soon" is no duration'
  run scripts/delivery/deploy moon "$(registry 1)"
  shows 'No environment "moon"'
  shows "There are: staging."

  [ ! -e "$CLUSTER/calls" ]
}

@test "rolls back to what was in service before the last deployment, as often as you like" {
  given_deployed 1 2

  passes rollback
  shows "staging is back at $(registry 1) $(insights 1)"
  [ "$(in_service insights)" = "$(insights 1)" ]
  passes rollback
  [ "$(in_service insights)" = "$(insights 1)" ]
  # A deployment after it comes back to the same.
  deploy_both dead
  [ "$(in_service insights)" = "$(insights 1)" ]
}

@test "rolls back to images that are named, once they verify" {
  given_deployed 1 2 3

  refuses rollback "$(insights f0)"
  [ "$(in_service insights)" = "$(insights 3)" ]
  passes rollback "$(insights 1)"
  [ "$(in_service registry)" = "$(registry 3)" ]
  [ "$(in_service insights)" = "$(insights 1)" ]
}

@test "asks for images where none are recorded" {
  refuses rollback

  shows "Nothing is recorded in insights-staging"
}

@test "says when not even the way back works" {
  given_deployed 1 2
  printf 'rollout status\n' >"$CLUSTER/refused"
  refuses deploy_both 3

  shows "could not be rolled back to $(registry 2) $(insights 2): it needs attention now."
  [ "$(recorded state)" = failed ]
  [ "$(last_output status)" = Failed ]
}

@test "deploys to the cluster that Terraform has made, whatever kubectl's current context is" {
  printf '{"deployment": {"value": {"environment": "staging", "endpoint": "gke-01.example.goog", "namespace": "insights-staging", "insights_url": null}}}' >staging.json
  fake kubectl 'cp "$KUBECONFIG" "$CLUSTER/kubeconfig" && exec "$REPOSITORY/scripts/tests/cluster/kubectl" "$@"'
  PATH="$BATS_TEST_TMPDIR/bin:$PATH"

  passes deploy "$(registry 1)" "$(insights 1)" --no-verify --outputs staging.json

  grep -q 'server: "https://gke-01.example.goog"' "$CLUSTER/kubeconfig"
}
