#!/usr/bin/env bats
# What deploy/helm/environment gives to an environment, read from what a cluster would get.
# shellcheck disable=SC2016 # jq's variables

load project

rendered() {
  local file="$BATS_FILE_TMPDIR/$1"
  shift
  render "$@" "$BATS_FILE_TMPDIR/release.yaml" >"$file.yaml" && as_json <"$file.yaml" >"$file.json"
}

setup_file() {
  cd "$REPOSITORY" || return
  . scripts/lib/base.sh
  . scripts/lib/chart.sh
  have helm || return 0
  for service in registry insights; do
    printf '%s: {image: {repository: example.org/it/%s, digest: "%s"}}\n' "$service" "$service" "$(digest 7)"
  done >"$BATS_FILE_TMPDIR/release.yaml"
  for environment in $(environments); do
    rendered "$environment" "$environment"
    rendered "rehearsal-$environment" "$environment" deploy/environments/rehearsal.yaml
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

# The same of all that an environment has. Helm records its releases in ConfigMaps.
needed() {
  jq --raw-output '.[] | (.apiVersion | if contains("/") then split("/")[0] else "" end) + "/" +
    (.kind | ascii_downcase | sub("policy$"; "policie") + "s")' "$@" | cat - <(echo /configmaps) | sort -u
}

@test "the deployer may change every kind that an environment has, and no other" {
  environment --set deployer=somebody
  diff <(changeable) <(needed "$BATS_FILE_TMPDIR/staging.json" "$BATS_FILE_TMPDIR/production.json")

  environment --set deployer=somebody --set rehearsal=true
  for rehearsal in "$BATS_FILE_TMPDIR"/rehearsal-*.json; do
    diff <(needed "$rehearsal") <(changeable) >"$BATS_TEST_TMPDIR/differences" || fails grep '^<' "$BATS_TEST_TMPDIR/differences"
  done
}

@test "the deployer sees pods, their logs and what happened, but no Secret, runs nothing in a pod and gives no rights" {
  environment --set deployer=somebody

  in_it '[.[] | select(.kind == "Role") | .rules[] | select(.verbs | index("list")) | .resources[]] | contains(["pods", "pods/log", "events", "replicasets"])'
  [ "$output" = true ]
  in_it '[.[] | select(.kind == "Role") | .rules[] | .resources[], .verbs[], .apiGroups[]] | unique[] | select(test("secret|role|exec|attach|forward|token|[*]"))'
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

SUBJECT=https://github.com/acme/deployment-insights/.github/workflows/main.yml@refs/heads/main

@test "the cluster takes only images that the main workflow has signed, where Kyverno is asked to verify" {
  environment --set admission=kyverno --set "signatures.subject=$SUBJECT"

  in_it '.[] | select(.kind == "NamespacedImageValidatingPolicy") | .spec |
    (.validationActions + [.failurePolicy, .matchConstraints.resourceRules[].resources[], (.validationConfigurations | .required, .verifyDigest)] | map(tostring) | join(" ")),
    (.attestors[].cosign.keyless.identities[] | "\(.issuer) \(.subject)")'
  [ "$output" = "Deny Fail pods true true
https://token.actions.githubusercontent.com $SUBJECT" ]

  environment
  in_it '[.[].kind] | join(" ")'
  [ "$output" = Namespace ]
}

@test "nobody's signature is no signature, and an exception ends where a name does" {
  refuses environment --set admission=kyverno
  shows "signatures.subject is required"
  refuses environment --set "signatures.subject=$SUBJECT *"
  shows "at '/signatures/subject'"

  # mongo would be mongo-by-somebody-else too.
  refuses environment --set 'signatures.exceptions={mongo}'
  shows "at '/signatures/exceptions/0'"
  passes environment --set "signatures.exceptions={mongo@$(digest 7)}"
}

@test "a database in the namespace lets in exactly the pods that know its address" {
  for list in 0 1; do
    diff <(jq --raw-output '.[] | (.spec.jobTemplate.spec.template // .spec.template // empty) | select([.. | .secretKeyRef? // empty | .name] | index("registry-database")) |
      .metadata.labels["app.kubernetes.io/name"]' "$BATS_FILE_TMPDIR/production.json" | sort -u) \
      <(grep -oE 'values *= \[.*"registry".*\]' deploy/terraform/modules/registry-database/replica-set/network.tf | sed -n "$((list + 1))p" |
        grep -oE '"[a-z-]+"' | tr -d '"' | grep -vx mongo | sort)
  done
}

@test "restores only what is a backup, and only into an environment" {
  fake kubectl 'echo "$*" >>"$BATS_TEST_TMPDIR/asked"'

  refuses scripts/delivery/restore rehearsal 20261126T021700Z restored
  shows 'There is no environment "rehearsal"; there are: production staging'
  refuses scripts/delivery/restore production latest restored
  shows '"latest" is no backup'
  refuses scripts/delivery/restore production 20261126T021700Z a.b
  shows '"a.b" is no name of a database'
  [ ! -e "$BATS_TEST_TMPDIR/asked" ]
}
