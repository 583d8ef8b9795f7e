#!/usr/bin/env bats
# Rehearsing on a cluster of its own, with fakes of kind, docker, kubectl and Helm; promote and deploy have tests of their own.

load project

setup() {
  copy_project "$BATS_TEST_TMPDIR/project"
  cd "$BATS_TEST_TMPDIR/project" || return
  for script in promote deploy; do
    # shellcheck disable=SC2016 # for the script to fill in
    printf '#!/bin/sh\necho "%s $*" >>"$calls"\n[ "%s $1" != "$BROKEN" ]\n' "$script" "$script" >"scripts/delivery/$script"
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
  # shellcheck disable=SC2016
  fake kubectl 'echo "kubectl $*" >>"$calls"'
  # shellcheck disable=SC2016
  fake helm 'echo "helm $*" >>"$calls"'
  PUSHED_REGISTRY="$(digest 1)"
  PUSHED_INSIGHTS="$(digest 2)"
  BROKEN=""
  export PUSHED_REGISTRY PUSHED_INSIGHTS BROKEN GITHUB_REPOSITORY=us/insights
}

rehearse() {
  run scripts/delivery/rehearse "$@" 3>&-
}

@test "promotes the built images to staging, carries that out, then the same in production, and leaves nothing behind" {
  passes rehearse

  shows "Rehearsed in"
  grep -q "docker tag deployment-insights/registry:local localhost:5999/registry" "$calls"
  pinned="registry=localhost:5999/registry@$PUSHED_REGISTRY insights=localhost:5999/insights@$PUSHED_INSIGHTS"
  diff <(grep -E '^(promote|helm|kubectl|deploy) ' "$calls" | sed 's: [^ ]*insights-rehearsal-[0-9]*\.git: LEDGER:') - <<END
promote staging $pinned --version rehearsal --commit HEAD --remote LEDGER --no-verify
helm upgrade environment deploy/helm/environment --install --namespace deployment-insights-staging --create-namespace --take-ownership --force-conflicts
deploy staging --remote LEDGER --values $PWD/deploy/environments/rehearsal.yaml --timeout 5m
promote production $pinned --version rehearsal --commit HEAD --remote LEDGER --no-verify
helm upgrade environment deploy/helm/environment --install --namespace deployment-insights-production --create-namespace --take-ownership --force-conflicts
deploy production --remote LEDGER --values $PWD/deploy/environments/rehearsal.yaml --timeout 5m
END
  grep -q "kind delete cluster --name insights-rehearsal-" "$calls"
  grep -q "docker rm --force --volumes insights-rehearsal-.*-images" "$calls"
  [ -z "$(ls target/rehearsal)" ]
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
  BROKEN="deploy staging" refuses rehearse

  fails grep -q production "$calls"
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
