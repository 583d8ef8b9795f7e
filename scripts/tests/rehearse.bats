#!/usr/bin/env bats
# Rehearsing on a cluster of its own, with fakes of kind, docker and kubectl.

load project

setup_file() {
  start_good_fake
}

teardown_file() {
  stop_fakes
}

setup() {
  enter_project_without_manifests
  for environment in staging production; do
    mkdir -p "deploy/kubernetes/overlays/rehearsal-$environment"
    printf 'namespace: insights-%s\n' "$environment" >"deploy/kubernetes/overlays/rehearsal-$environment/kustomization.yaml"
  done
  calls="$BATS_TEST_TMPDIR/calls"
  export calls
  fake docker <<'FAKE'
printf 'docker %s\n' "$*" >>"$calls"
case "$1 $2" in
  port*) printf '127.0.0.1:5999\n' ;;
  "push localhost:5999/registry") printf 'latest: digest: %s size: 1\n' "$PUSHED_REGISTRY" ;;
  "push localhost:5999/insights") printf 'latest: digest: %s size: 1\n' "$PUSHED_INSIGHTS" ;;
  "exec --interactive") cat >>"$calls" ;;
  "image inspect") case "$3" in deployment-insights/*) ;; *) exit 1 ;; esac ;;
esac
FAKE
  # shellcheck disable=SC2016 # for the fakes to fill in
  fake kind 'echo "kind $* $KUBECONFIG" >>"$calls"; [ "$1" != get ] || echo node-1'
  # shellcheck disable=SC2016
  fake cosign 'echo "cosign $*" >>"$calls"; case "$*" in *sha256:f0*) exit 1 ;; esac'
  PATH="$REPOSITORY/scripts/tests/cluster:$PATH"
  CLUSTER="$BATS_TEST_TMPDIR/cluster"
  PUSHED_REGISTRY="$(digest 1)"
  PUSHED_INSIGHTS="$(digest 2)"
  export CLUSTER PUSHED_REGISTRY PUSHED_INSIGHTS CLUSTER_BACKEND=nothing SMOKE_WITHIN=60s GITHUB_REPOSITORY=us/insights
  mkdir "$CLUSTER"
}

rehearse() {
  run scripts/delivery/rehearse "$@" 3>&-
}

in_service() {
  cat "$CLUSTER/namespaces/insights-$1/Deployment/$2/image"
}

@test "deploys the built images to staging, then to production, and leaves nothing behind" {
  passes rehearse

  shows "Rehearsed in"
  grep -q "docker tag deployment-insights/registry:local localhost:5999/registry" "$calls"
  for environment in staging production; do
    [ "$(in_service "$environment" registry)" = "localhost:5999/registry@$PUSHED_REGISTRY" ]
    [ "$(in_service "$environment" insights)" = "localhost:5999/insights@$PUSHED_INSIGHTS" ]
  done
  [ "$(grep -n 'insights-staging rollout' "$CLUSTER/calls" | tail -n 1 | cut -d : -f 1)" -lt \
    "$(grep -n 'insights-production rollout' "$CLUSTER/calls" | head -n 1 | cut -d : -f 1)" ]
  grep -q "kind delete cluster --name insights-rehearsal-" "$calls"
  grep -q "docker rm --force --volumes insights-rehearsal-.*-images" "$calls"
}

@test "lets the nodes find the images" {
  rehearse

  grep -q 'docker exec node-1 mkdir -p /etc/containerd/certs.d/localhost:5999' "$calls"
  grep -q '\[host."http://insights-rehearsal-[0-9]*-images:5000"\]' "$calls"
}

@test "keeps to a configuration of its own" {
  KUBECONFIG="$BATS_TEST_TMPDIR/mine" rehearse

  grep -q "kind create cluster .* $PWD/target/rehearsal/insights-rehearsal" "$calls"
  fails grep -q "$BATS_TEST_TMPDIR/mine" "$calls"
}

@test "does not go to production when staging fails, and cleans up" {
  PUSHED_INSIGHTS="$(digest dead)" refuses rehearse

  [ ! -d "$CLUSTER/namespaces/insights-production" ]
  grep -q "kind delete cluster" "$calls"
}

@test "verifies images by digest before it starts anything" {
  refuses rehearse "registry=ghcr.io/us/insights/registry@$(digest f0)"

  shows "does not verify"
  fails grep -q "kind create" "$calls"
  passes rehearse "registry=ghcr.io/us/insights/registry@$(digest a)" "insights=ghcr.io/us/insights/insights@$(digest b)"
  grep -q "docker pull --quiet ghcr.io/us/insights/insights@$(digest b)" "$calls"
}

@test "keeps the cluster on demand, and says how to look at it" {
  passes rehearse --keep

  shows "Look at it with KUBECONFIG=$PWD/target/rehearsal/insights-rehearsal-"
  fails grep -q "kind delete" "$calls"
}

@test "says what it needs" {
  rm "$BATS_TEST_TMPDIR/bin/kind"
  PATH="$(path_without kind)" refuses rehearse
  shows "not found: see https://"
  rehearse both
  shows "Unknown argument both"
}
