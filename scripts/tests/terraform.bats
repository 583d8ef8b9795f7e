#!/usr/bin/env bats
# What is around deploy/terraform. The modules' own tests are theirs (terraform test); here Terraform, gcloud and kubectl are fakes.
# shellcheck disable=SC2016 # what is for fakes to fill in

load project

setup() {
  cd "$REPOSITORY" || return 1
  unset TF_PLUGIN_DIR TF_REGISTRY # Each test says where providers come from.
  outputs="$BATS_TEST_TMPDIR/outputs.json"
  cat >"$outputs" <<'JSON'
{"deployment": {"value": {"environment": "staging", "project": "example-staging", "namespace": "deployment-insights-staging",
  "endpoint": "gke-01.europe-west1.gke.goog", "deployer": "deploy-staging@example-staging.iam.gserviceaccount.com", "insights_url": null,
  "secrets": {"registry-database": {"uri": "database-secret"}, "redis": {"ca": "redis-ca", "url": "redis-url"}}}}}
JSON
}

# Keeps what is applied, and says which cluster was asked.
fake_kubectl() {
  export APPLIED="$BATS_TEST_TMPDIR/applied"
  fake kubectl 'case "$*" in
    *"create secret"*) for argument; do case "$argument" in --from-file=*) cd "${argument#*=}" && grep "" * ;; esac; done ;;
    *apply*) sed -n "s/.*server: //p" "$KUBECONFIG" >>"$APPLIED"; cat "${@: -1}" >>"$APPLIED" ;;
  esac'
}

@test "says how kubectl gets to the cluster, without a secret" {
  passes scripts/delivery/cluster-access kubeconfig "$outputs"

  [[ $output == *'server: "https://gke-01.europe-west1.gke.goog"'* ]]
  [[ $output == *'namespace: deployment-insights-staging'* ]]
  [[ $output != *token* ]]
}

@test "copies the secrets of the environment into its cluster" {
  fake_kubectl
  fake gcloud 'for argument; do :; done; printf "content of %s" "$argument"'

  passes scripts/delivery/cluster-access secrets "$outputs"

  [[ $output == *'Secret redis: ca url'* ]]
  [ "$(cat "$APPLIED")" = '"https://gke-01.europe-west1.gke.goog"}
ca:content of redis-ca
url:content of redis-url
"https://gke-01.europe-west1.gke.goog"}
content of database-secret' ]
}

@test "leaves a secret unchanged that Secret Manager does not answer with" {
  fake_kubectl
  fake gcloud 'exit 1'

  refuses scripts/delivery/cluster-access secrets "$outputs"

  [[ $output == *'does not answer with redis-ca of example-staging. The Secret redis is unchanged.'* ]]
  [ ! -e "$APPLIED" ]
}

@test "gives the namespace to the pipeline's account, by the chart, in the cluster of the outputs" {
  fake kubectl ''
  fake helm '{ sed -n "s/.*server: //p" "$KUBECONFIG"; echo "$HELM_DRIVER: $*"; } >"$BATS_TEST_TMPDIR/helm"; [ "${*: -1}" != --refused ]'

  HELM_DRIVER=configmap passes scripts/delivery/cluster-access deployer "$outputs" --set admission=kyverno
  shows "deploy-staging@example-staging.iam.gserviceaccount.com may deploy to deployment-insights-staging"
  [ "$(cat "$BATS_TEST_TMPDIR/helm")" = '"https://gke-01.europe-west1.gke.goog"}
secret: upgrade environment deploy/helm/environment --install --namespace deployment-insights-staging --create-namespace --take-ownership --force-conflicts --set-string deployer=deploy-staging@example-staging.iam.gserviceaccount.com --set admission=kyverno' ]

  refuses scripts/delivery/cluster-access deployer "$outputs" --refused
  [ "$output" = "" ]
}

@test "refuses outputs that are none, and of another environment" {
  printf '{}' >"$BATS_TEST_TMPDIR/none.json"
  refuses scripts/delivery/cluster-access kubeconfig "$BATS_TEST_TMPDIR/none.json"
  [[ $output == *'says no "environment"'* ]]

  fake kubectl ''
  refuses scripts/delivery/deploy production --outputs "$outputs"
  [[ $output == *'is of staging, and this is for production. Nothing was changed.'* ]]
}

@test "shows what Terraform said of a module that fails, and of no other" {
  fake schema-provider ''
  fake terraform 'case "$*" in
    *modules/redis*test*) echo "Failure! 1 passed, 1 failed."; exit 1 ;;
    *test*) echo "Success! 2 passed, 0 failed." ;;
  esac'

  refuses scripts/checks/terraform test

  [[ $output == *'modules/redis
    Failure! 1 passed, 1 failed.'* ]]
  [[ $output == *'modules/gke: 2 passed'* ]]
  [[ $output == *'environments/staging: valid'* ]]
  [ "$(grep -c Failure <<<"$output")" -eq 1 ]
  [[ $output == *'skipped: what only a provider itself refuses'* ]]
}

@test "takes plugins from TF_PLUGIN_DIR" {
  mkdir -p "$BATS_TEST_TMPDIR/plugins"
  fake terraform 'cat "$TF_CLI_CONFIG_FILE"'

  TF_PLUGIN_DIR="$BATS_TEST_TMPDIR/plugins" refuses scripts/checks/terraform test
  [[ $output == *'which has no folder registry.terraform.io'* ]]

  mkdir "$BATS_TEST_TMPDIR/plugins/registry.terraform.io"
  TF_PLUGIN_DIR="$BATS_TEST_TMPDIR/plugins" passes scripts/checks/terraform test
  [ "${lines[-1]}" = "Providers: $BATS_TEST_TMPDIR/plugins" ]
}

@test "environments are planned by real providers, and by nothing that stands in for them" {
  fake schema-provider ''
  mkdir -p "$BATS_TEST_TMPDIR/plugins/registry.terraform.io"
  fake terraform 'case "$*" in
    *environments/staging*test*) ls "${1#-chdir=}/tests"; exit 1 ;;
    *) echo "Success! 2 passed, 0 failed." ;;
  esac'

  passes scripts/checks/terraform test
  [[ $output == *'environments/staging: '* ]]

  TF_PLUGIN_DIR="$BATS_TEST_TMPDIR/plugins" refuses scripts/checks/terraform test
  [[ $output == *'environments/staging
    Success! 2 passed, 0 failed.
    plan.tftest.hcl'* ]]
}

@test "refuses checks that there are not" {
  refuses scripts/checks/terraform plan
  [ "$output" = 'There is no check "plan"; there are: format, test, tflint, policies.' ]
}

@test "sets a replica set up once, and its users until they are there" {
  command -v node >/dev/null || skip "Node not found"

  passes node scripts/tests/terraform/initiate.mjs deploy/terraform/modules/registry-database/replica-set/files/initiate.js

  [ "$output" = 'new: initiate mongo-0 2 mongo-1 1, create operator, auth operator, create registry
stopped between the users: initiate mongo-0 2 mongo-1 1, auth operator, create registry
with a new password: initiate mongo-0 2 mongo-1 1, auth operator, update registry
members not there yet: initiate mongo-0 2 mongo-1 1, The replica set can'"'"'t be initiated: NodeNotFound.' ]
}

@test "watches backups where the environment writes some, and nowhere else" {
  for environment in staging production; do
    written="$(grep -c '^backups:$' "deploy/environments/$environment.yaml" || true)"
    watched="$(grep -c '^  watch_backups *= true$' "deploy/terraform/environments/$environment/main.tf" || true)"
    [ "$watched" -eq "$written" ]
  done
  [ "$watched" -eq 1 ]
}

@test "names every environment, and who plans and applies it, in atlantis.yaml" {
  for root in deploy/terraform/environments/*; do
    grep -qx "    dir: $root" atlantis.yaml
  done
  # What a repository may say of itself is nobody's permission to apply.
  grep -q 'allowed_overrides: \[\]' deploy/terraform/atlantis/repos.yaml
  grep -q 'allow_custom_workflows: false' deploy/terraform/atlantis/repos.yaml
}
