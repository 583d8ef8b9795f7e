#!/usr/bin/env bats
# What deploy/helm/environment gives to an environment, read from what a cluster would get.
# shellcheck disable=SC2016 # jq's variables

load project

setup_file() {
  cd "$REPOSITORY" || return
  . scripts/lib/base.sh
  . scripts/lib/kubernetes.sh
  for overlay in staging production rehearsal-staging rehearsal-production; do
    render_overlay "deploy/kubernetes/overlays/$overlay" "registry=example.org/it/registry@$(digest 1)" "insights=example.org/it/insights@$(digest 2)" |
      as_json >"$BATS_FILE_TMPDIR/$overlay.json"
  done
}

setup() {
  cd "$REPOSITORY" || return
  PATH="$PATH:$REPOSITORY/.tools/bin"
  command -v helm >/dev/null || skip "helm not found"
}

environment() {
  helm template environment deploy/helm/environment --namespace deployment-insights-staging "$@" >"$BATS_TEST_TMPDIR/environment.yaml" &&
    as_json <"$BATS_TEST_TMPDIR/environment.yaml" >"$BATS_TEST_TMPDIR/environment.json"
}

# What jq says of the last environment.
in_it() {
  run jq --raw-output "$1" "$BATS_TEST_TMPDIR/environment.json"
  [ "$status" -eq 0 ]
}

# Group and resource of all that the role may change, one a line.
changeable() {
  jq --raw-output '.[] | select(.kind == "Role") | .rules[] | select(.verbs | contains(["patch"])) | .apiGroups[] as $group | "\($group)/\(.resources[])"' \
    "$BATS_TEST_TMPDIR/environment.json" | sort
}

# The same of all that an environment has. The namespace is an administrator's, and Helm records its releases in ConfigMaps.
needed() {
  jq --raw-output '.[] | select(.kind != "Namespace") | (.apiVersion | if contains("/") then split("/")[0] else "" end) + "/" +
    (.kind | ascii_downcase | sub("policy$"; "policie") + "s")' "$@" | cat - <(echo /configmaps) | sort -u
}

@test "the deployer may change every kind that an environment has, and no other" {
  environment --set deployer=somebody
  # Jobs are hooks, before and after.
  diff <(changeable) <({ needed "$BATS_FILE_TMPDIR/staging.json" "$BATS_FILE_TMPDIR/production.json" && echo batch/jobs; } | sort -u)

  environment --set deployer=somebody --set rehearsal=true
  for rehearsal in "$BATS_FILE_TMPDIR"/rehearsal-*.json; do
    diff <(needed "$rehearsal") <(changeable) >"$BATS_TEST_TMPDIR/differences" || fails grep '^<' "$BATS_TEST_TMPDIR/differences"
  done
}

@test "the deployer sees pods, their logs and what happened, but no Secret, runs nothing in a pod and gives no rights" {
  environment --set deployer=somebody

  in_it '[.[] | select(.kind == "Role") | .rules[] | select(.verbs | index("list")) | .resources[]] | contains(["pods", "pods/log", "events", "replicasets"])'
  [ "$output" = true ]
  in_it '[.[] | select(.kind == "Role") | .rules[] | .resources[], .verbs[], .apiGroups[]] | unique[] | select(test("secret|role|exec|attach|token|[*]"))'
  [ "$output" = "" ]
}

@test "nothing is the whole cluster's but the namespace, which takes only restricted pods and outlives the chart" {
  environment --set deployer=somebody

  in_it '[.[].kind] | join(" ")'
  [ "$output" = "Namespace Role RoleBinding" ]
  in_it '.[0].metadata | "\(.name) \(.labels["pod-security.kubernetes.io/enforce"]) \(.annotations["helm.sh/resource-policy"])"'
  [ "$output" = "deployment-insights-staging restricted keep" ]
}

@test "only the account that is named deploys" {
  environment --set deployer=deploy-staging@example-staging.iam.gserviceaccount.com
  in_it '.[] | select(.kind == "RoleBinding") | "\(.roleRef.kind) \(.roleRef.name) \(.subjects | map("\(.kind) \(.name)") | join(", "))"'
  [ "$output" = "Role deployer User deploy-staging@example-staging.iam.gserviceaccount.com" ]

  environment
  in_it '.[].kind'
  [ "$output" = Namespace ]
}

@test "nobody deploys as everybody" {
  for everybody in system:masters system:authenticated system:unauthenticated system:anonymous; do
    refuses environment --set "deployer=$everybody"
    shows "at '/deployer'"
  done
}
