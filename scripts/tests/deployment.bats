#!/usr/bin/env bats
# Carrying promotions out, as far as it goes without a cluster: Git, Helm and the chart are real. What only a cluster shows is in
# the suite cluster.
# shellcheck disable=SC2030,SC2031,SC2154 # each test changes for itself; promotion.bash sets old and new

load project
load promotion

setup_file() {
  make_clone
}

setup() {
  load project
  load promotion
  PATH="$REPOSITORY/.tools/bin:$PATH" command -v helm >/dev/null || skip "helm not found: scripts/checks/tools helm"
  command -v jq >/dev/null || skip "jq not found"
  enter_clone
  # Nobody listens there.
  KUBECONFIG="$BATS_TEST_TMPDIR/kubeconfig"
  export KUBECONFIG
  . scripts/lib/outputs.sh
  { kubeconfig_at nowhere "localhost:$(free_port)" && printf '      token: none\n'; } >"$KUBECONFIG"
}

deploy() {
  run scripts/delivery/deploy "$@"
}

@test "a promotion is carried out with the chart and the settings of its own commit, whatever this clone has" {
  promote staging 7 1.2.3 "$old"
  sed -i.before 's/^kind: Service$/kind: Surprise/' deploy/helm/deployment-insights/templates/registry.yaml
  printf 'labels: {setting: newest}\n' >deploy/environments/staging.yaml

  passes deploy staging --dry-run
  shows "image: ghcr.io/us/it/insights@$(digest 7)"
  shows "namespace: deployment-insights-staging"
  [[ $output != *Surprise* && $output != *"setting: new"* ]]

  promote staging 8 1.2.4 "$new"
  passes deploy staging --dry-run
  shows "setting: new"
  [[ $output != *newest* ]]
}

@test "a promotion of a commit that this clone doesn't have is fetched" {
  git push -q origin main
  git clone -q --depth 1 "file://$BATS_TEST_TMPDIR/remote.git" --branch main "$BATS_TEST_TMPDIR/shallow"
  promote staging 7 1.2.3 "$old"
  ln -s "$REPOSITORY/.tools" "$BATS_TEST_TMPDIR/shallow/.tools"
  cd "$BATS_TEST_TMPDIR/shallow"
  fails git cat-file -e "$old"

  passes deploy staging --dry-run
  [[ $output != *"setting: new"* ]]
}

@test "values of one's own come over the environment's, but never another image" {
  promote staging 7 1.2.3 "$new"
  printf 'labels: {setting: mine}\ninsights: {image: {digest: "%s"}}\n' "$(digest 9)" >"$BATS_TEST_TMPDIR/mine.yaml"
  cd "$BATS_TEST_TMPDIR"

  passes "$BATS_TEST_TMPDIR/project/scripts/delivery/deploy" staging --dry-run --values mine.yaml
  shows "setting: mine"
  [[ $output == *"insights@$(digest 7)"* && $output != *"$(digest 9)"* ]]
  refuses "$BATS_TEST_TMPDIR/project/scripts/delivery/deploy" staging --dry-run --values yours.yaml
  shows "There is no file $BATS_TEST_TMPDIR/yours.yaml"
}

@test "a promotion that isn't the last one any more is not carried out" {
  promote staging 7 1.2.3 "$old"
  first="$(last_output promotion)"
  promote staging 8 1.2.4 "$new"

  refuses deploy staging --promotion "$first"
  shows "$first is not the last promotion of staging, $(last_output promotion) is. Nothing was changed."
  promoted staging | grep -q 'version: "1.2.4"'
}

@test "a deployment that fails is taken back in the branch, so that it says what is in service" {
  promote staging 7 1.2.3 "$old"
  promote staging 8 1.2.4 "$new"

  refuses deploy staging --promotion "$(last_output promotion)"
  shows "Deploying 1.2.4 of $new to staging (namespace deployment-insights-staging, context nowhere)"
  shows "The cluster does not say what deployment-insights-staging has"
  shows "1.2.4 failed in staging."
  [ "$(history staging)" = "staging: 1.2.3 again,staging: 1.2.4,staging: 1.2.3,staging: nothing yet" ]
  [ "$(last_output status)" = Failed ]
}

@test "a way back that nobody can carry out stays in the branch, because that is where to go" {
  promote staging 7 1.2.3 "$old"
  promote staging 8 1.2.4 "$new"

  refuses scripts/delivery/rollback staging --no-verify
  shows "1.2.3 failed in staging."
  [ "$(history staging)" = "staging: 1.2.3 again,staging: 1.2.4,staging: 1.2.3,staging: nothing yet" ]
}

@test "values that the chart refuses change nothing, and are taken back too" {
  promote staging 7 1.2.3 "$old"
  printf 'labels: {setting: new}\nnonsense: true\n' >deploy/environments/staging.yaml
  git commit -q --no-verify --all --message three
  promote staging 8 1.2.4 HEAD

  refuses deploy staging
  shows "nonsense"
  shows "takes no such values. Nothing was changed."
  promoted staging | grep -q 'version: "1.2.3"'
}

@test "what is not taken back is said loudly" {
  promote staging 7 1.2.3 "$old"
  printf '#!/bin/sh\nexit 1\n' >"$BATS_TEST_TMPDIR/remote.git/hooks/pre-receive"
  chmod +x "$BATS_TEST_TMPDIR/remote.git/hooks/pre-receive"

  refuses deploy staging
  shows "deployed/staging still has $(last_output promotion), which is not in service."
}

@test "rolling back promotes what was there before and carries that out" {
  promote staging 7 1.2.3 "$old"
  promote staging 8 1.2.4 "$new"

  passes scripts/delivery/rollback staging --no-verify --dry-run
  shows "insights@$(digest 7)"
  [[ $output != *"setting: new"* ]]
  [ "$(history staging)" = "staging: 1.2.3 again,staging: 1.2.4,staging: 1.2.3,staging: nothing yet" ]

  # As after a run that was cancelled once it had gone back itself.
  passes scripts/delivery/rollback staging --of "$(remote rev-parse deployed/staging~1)" --no-verify --dry-run
  shows "insights@$(digest 7)"
  [ "$(remote rev-list --count deployed/staging)" -eq 4 ]
}

@test "the cluster is the one that Terraform has made for the environment, whatever kubectl's current context is" {
  promote staging 7 1.2.3 "$old"
  outputs='{"deployment": {"value": {"environment": "%s", "endpoint": "gke-01.example.invalid", "namespace": "x", "insights_url": null}}}'
  # shellcheck disable=SC2059 # it is the format
  printf "$outputs" staging >"$BATS_TEST_TMPDIR/staging.json"
  # shellcheck disable=SC2059
  printf "$outputs" production >"$BATS_TEST_TMPDIR/production.json"

  refuses deploy staging --outputs "$BATS_TEST_TMPDIR/production.json"
  shows "is of production, and this is for staging. Nothing was changed."
  refuses deploy staging --outputs "$BATS_TEST_TMPDIR/staging.json"
  shows "context staging"
}

@test "refuses what it can't mean" {
  refuses deploy staging
  shows "can't be fetched"
  scripts/delivery/promote staging --back --no-verify || true
  refuses deploy staging
  shows "Nothing was promoted to staging yet"
  for wrong in "moon:There is no environment" ":Which environment" "staging --fast:Unknown option --fast" "staging --timeout soon:is no duration" "staging production:Two environments"; do
    # shellcheck disable=SC2086 # a list of words
    refuses deploy ${wrong%%:*}
    shows "${wrong#*:}"
  done
}
