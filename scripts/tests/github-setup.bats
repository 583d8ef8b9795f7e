#!/usr/bin/env bats
# The settings of the repository on GitHub, with a GitHub that answers from files.

load project

setup() {
  command -v jq >/dev/null || skip "no jq"
  cd "$REPOSITORY" || return
  GITHUB_ANSWERS="$BATS_TEST_TMPDIR/answers" GITHUB_ASKED="$BATS_TEST_TMPDIR/asked"
  export GITHUB_ANSWERS GITHUB_ASKED
  mkdir "$GITHUB_ANSWERS"
  : >"$GITHUB_ASKED"
  PATH="$REPOSITORY/scripts/tests/github:$PATH"
  answer "repos/acme/insights/rulesets?per_page=100" <<<'[]'
  answer repos/acme/insights/environments/staging/deployment-branch-policies <<<'{"branch_policies":[]}'
  answer repos/acme/insights/environments/production/deployment-branch-policies <<<'{"branch_policies":[]}'
  answer "repos/acme/insights/keys?per_page=100" <<<'[]'
  answer repos/acme/insights/environments/staging/secrets <<<'{"secrets":[{"name":"KUBECONFIG"}]}'
  answer repos/acme/insights/environments/production/secrets <<<'{"secrets":[]}'
  answer orgs/acme/teams/owners <<<'{"id":11}'
  answer users/ada <<<'{"id":12}'
}

# What was changed: everything asked for but questions.
changes() {
  grep -v '^GET ' "$GITHUB_ASKED" || true
}

@test "production waits for a reviewer who didn't start it, and both environments take main alone" {
  passes scripts/delivery/github-setup --repository acme/insights --reviewer acme/owners --reviewer ada

  body="$(sed -n 's:^PUT repos/acme/insights/environments/production ::p' "$GITHUB_ASKED")"
  [ "$(jq --compact-output .reviewers <<<"$body")" = '[{"type":"Team","id":11},{"type":"User","id":12}]' ]
  [ "$(jq .prevent_self_review <<<"$body")" = true ]
  grep -qx 'PUT repos/acme/insights/environments/staging {"deployment_branch_policy":{"protected_branches":false,"custom_branch_policies":true}}' "$GITHUB_ASKED"
  [ "$(changes | grep -c 'deployment-branch-policies {"name":"main","type":"branch"}')" -eq 2 ]
}

@test "main takes only reviewed changes that pass, and release tags stay" {
  scripts/delivery/github-setup --repository acme/insights --reviewer ada

  main="$(sed -n 's:^POST repos/acme/insights/rulesets ::p' "$GITHUB_ASKED" | jq --compact-output 'select(.name == "main")')"
  [ "$(jq '.rules[] | select(.type == "pull_request").parameters.required_approving_review_count' <<<"$main")" = 1 ]
  [ "$(jq --raw-output '.rules[] | select(.type == "required_status_checks").parameters.required_status_checks[].context' <<<"$main")" = ci-ok ]
  [ "$(changes | grep -c '^POST repos/acme/insights/rulesets ')" -eq 5 ]
  [ "$(changes | grep -c merge_queue)" -eq 0 ]
}

@test "what environments have, only their keys write, and not even they rewrite it" {
  scripts/delivery/github-setup --repository acme/insights --reviewer ada

  sets="$(sed -n 's:^POST repos/acme/insights/rulesets ::p' "$GITHUB_ASKED" | jq --compact-output 'select(.conditions.ref_name.include[] == "refs/heads/deployed/*")')"
  diff <(jq --raw-output '"\(.name): \([.rules[].type] | join(" ")); \(.bypass_actors // [] | tojson)"' <<<"$sets") - <<'END'
deployed: creation update; [{"actor_id":null,"actor_type":"DeployKey","bypass_mode":"always"}]
deployed stays: deletion non_fast_forward; []
END
}

@test "each environment has a key of its own, whose private half only GitHub has" {
  export TMPDIR="$BATS_TEST_TMPDIR/temporary"
  mkdir "$TMPDIR"
  before="$(ls -d /dev/shm/deploy-key.* 2>/dev/null || true)"
  passes scripts/delivery/github-setup --repository acme/insights --reviewer ada

  keys="$(sed -n 's:^POST repos/acme/insights/keys ::p' "$GITHUB_ASKED")"
  [ "$(jq --raw-output '"\(.title) \(.read_only)"' <<<"$keys" | paste -s -d ,)" = "promotions to staging false,promotions to production false" ]
  for name in staging production; do
    # What was given to GitHub as a secret is the other half of what it has as a key.
    cp "$GITHUB_ANSWERS/secret-DEPLOY_KEY-$name" "$BATS_TEST_TMPDIR/private" && chmod 600 "$BATS_TEST_TMPDIR/private"
    [ "$(ssh-keygen -y -f "$BATS_TEST_TMPDIR/private" | cut -d ' ' -f 1,2)" = "$(jq --raw-output "select(.title == \"promotions to $name\").key" <<<"$keys")" ]
  done
  [ "$(jq --raw-output .key <<<"$keys" | sort -u | wc -l)" -eq 2 ]
  [ -z "$(ls -A "$TMPDIR")" ]
  [ "$(ls -d /dev/shm/deploy-key.* 2>/dev/null || true)" = "$before" ]
  [[ $output != *PRIVATE* ]]
}

@test "a key that is there stays, half a key is replaced, and so is a whole one on demand" {
  answer "repos/acme/insights/keys?per_page=100" <<<'[{"id":7,"title":"promotions to staging"},{"id":8,"title":"promotions to production"},{"id":9,"title":"mine"}]'
  answer repos/acme/insights/environments/staging/secrets <<<'{"secrets":[{"name":"DEPLOY_KEY"}]}'
  scripts/delivery/github-setup --repository acme/insights --reviewer ada

  [ "$(changes | grep '/keys' | sed 's/"key":"[^"]*"/KEY/')" = 'DELETE repos/acme/insights/keys/8
POST repos/acme/insights/keys {"title":"promotions to production",KEY,"read_only":false}' ]

  : >"$GITHUB_ASKED"
  scripts/delivery/github-setup --repository acme/insights --reviewer ada --new-keys
  [ "$(changes | grep -c 'keys/[78]$')" -eq 2 ]
  [ "$(changes | grep -c 'keys/9')" -eq 0 ]
}

@test "a second time replaces what is there and adds nothing" {
  answer "repos/acme/insights/rulesets?per_page=100" <<<'[{"id":1,"name":"main","source_type":"Repository"},{"id":2,"name":"release tags","source_type":"Repository"},
    {"id":3,"name":"release tags stay","source_type":"Repository"},{"id":4,"name":"main","source_type":"Organization"},{"id":5,"name":"deployed","source_type":"Repository"},{"id":6,"name":"deployed stays","source_type":"Repository"}]'
  answer "repos/acme/insights/keys?per_page=100" <<<'[{"id":7,"title":"promotions to staging"},{"id":8,"title":"promotions to production"}]'
  for name in staging production; do
    answer "repos/acme/insights/environments/$name/deployment-branch-policies" <<<'{"branch_policies":[{"name":"main"}]}'
    answer "repos/acme/insights/environments/$name/secrets" <<<'{"secrets":[{"name":"DEPLOY_KEY"}]}'
  done

  passes scripts/delivery/github-setup --repository acme/insights --reviewer ada

  [ "$(changes | grep -c '^POST')" -eq 0 ]
  grep -q '^PUT repos/acme/insights/rulesets/1 {"name":"main"' "$GITHUB_ASKED"
  grep -q '^PUT repos/acme/insights/rulesets/3 {"name":"release tags stay"' "$GITHUB_ASKED"
  [ "$(changes | grep -c 'rulesets/4')" -eq 0 ]
}

@test "only actions in use are allowed" {
  scripts/delivery/github-setup --repository acme/insights --reviewer ada

  allowed="$(sed -n 's:^PUT repos/acme/insights/actions/permissions/selected-actions ::p' "$GITHUB_ASKED" | jq --raw-output '.patterns_allowed[]')"
  used="$(grep -rhoE 'uses: [^./@ ]+/' .github --include '*.yml' | sed 's/uses: //' | grep -vE '^(actions|github)/' | sort -u)"
  [[ $used == *docker/* ]]
  diff <(printf '%s\n' "$used" | sed 's/$/*/') <(printf '%s\n' "$allowed")
  grep -q '"sha_pinning_required":true' "$GITHUB_ASKED"
}

@test "variables say what has a cluster and where deployments are recorded, and are left alone otherwise" {
  scripts/delivery/github-setup --repository acme/insights --reviewer ada
  [ "$(grep -c variable "$GITHUB_ASKED")" -eq 0 ]

  scripts/delivery/github-setup --repository acme/insights --reviewer ada --cluster staging --gitops production --registry-url https://deployments.example.com --merge-queue
  grep -qx 'variable set CLUSTERS --repo acme/insights --body staging' "$GITHUB_ASKED"
  grep -qx 'variable set GITOPS --repo acme/insights --body production' "$GITHUB_ASKED"
  grep -qx 'variable set DEPLOYMENT_REGISTRY_URL --repo acme/insights --body https://deployments.example.com' "$GITHUB_ASKED"
  grep -q '"type":"merge_queue"' "$GITHUB_ASKED"
}

# What "terraform output -json" says of an environment.
outputs_of() {
  cat >"$BATS_TEST_TMPDIR/$1.json" <<JSON
{"deployment": {"value": {"environment": "$1"}},
 "github": {"value": {"workload_identity_provider": "projects/1/locations/global/workloadIdentityPools/deploy-$1/providers/github",
   "service_account": "deploy-$1@example.iam.gserviceaccount.com", "cluster_endpoint": "gke-$1.goog", "insights_url": ${2:-null}}}}
JSON
}

@test "what Terraform has made is set in the environment that it made it for, and in no other" {
  outputs_of staging
  outputs_of production '"https://insights.example.com"'
  cd "$BATS_TEST_TMPDIR"

  passes "$REPOSITORY/scripts/delivery/github-setup" --repository acme/insights --reviewer ada --outputs staging.json --outputs "$PWD/production.json"

  diff <(grep '^variable ' "$GITHUB_ASKED") - <<'END'
variable set WORKLOAD_IDENTITY_PROVIDER --repo acme/insights --env staging --body projects/1/locations/global/workloadIdentityPools/deploy-staging/providers/github
variable set SERVICE_ACCOUNT --repo acme/insights --env staging --body deploy-staging@example.iam.gserviceaccount.com
variable set CLUSTER_ENDPOINT --repo acme/insights --env staging --body gke-staging.goog
variable set WORKLOAD_IDENTITY_PROVIDER --repo acme/insights --env production --body projects/1/locations/global/workloadIdentityPools/deploy-production/providers/github
variable set SERVICE_ACCOUNT --repo acme/insights --env production --body deploy-production@example.iam.gserviceaccount.com
variable set CLUSTER_ENDPOINT --repo acme/insights --env production --body gke-production.goog
variable set INSIGHTS_URL --repo acme/insights --env production --body https://insights.example.com
END
}

@test "every variable that deploy.yml takes of an environment is an output of Terraform" {
  used="$(grep -oE 'vars\.[A-Z_]+' .github/workflows/deploy.yml | sed 's/vars\.//' | sort -u | grep -vxE 'CLUSTERS|GITOPS|DEPLOYMENT_REGISTRY_URL')"
  outputs="$(awk '/^output "github"/ { of = 1 } of && / = / { print toupper($1) } /^}/ { of = 0 }' deploy/terraform/modules/system/outputs.tf |
    grep -vxE 'DESCRIPTION|VALUE' | sort)"
  diff <(printf '%s\n' "$used") <(printf '%s\n' "$outputs")
}

@test "outputs that are none end it before anything changes" {
  printf '{"deployment": {"value": {"environment": "staging"}}}' >"$BATS_TEST_TMPDIR/old.json"
  printf '{}' >"$BATS_TEST_TMPDIR/none.json"
  for file in old none missing; do
    refuses scripts/delivery/github-setup --repository acme/insights --reviewer ada --outputs "$BATS_TEST_TMPDIR/$file.json"
    shows "$BATS_TEST_TMPDIR/$file.json"
  done
  [ -z "$(changes)" ]
}

@test "a dry run shows everything and asks nobody" {
  PATH="$(path_without gh)" passes scripts/delivery/github-setup --reviewer acme/owners --merge-queue --cluster staging --dry-run

  shows "PUT repos/OWNER/NAME/environments/production"
  shows '"context": "ci-ok"'
  shows "merge_queue"
  shows "Variable CLUSTERS=staging"
  [ ! -s "$GITHUB_ASKED" ]
}

@test "what the plan doesn't include is named, and everything else is done" {
  answer repos/acme/insights/environments/production error <<<'gh: Required reviewers are not available. (HTTP 422)'

  refuses scripts/delivery/github-setup --repository acme/insights --reviewer ada

  shows "✗ Environment production: gh: Required reviewers are not available. (HTTP 422)"
  shows "✓ CodeQL is set up by test.yml"
  shows "1 of the settings"
}

@test "nobody to approve, somebody unknown, or an environment that isn't there ends it before anything changes" {
  refuses scripts/delivery/github-setup --repository acme/insights --cluster staging
  shows "Nobody could approve production"

  refuses scripts/delivery/github-setup --repository acme/insights --reviewer nobody
  shows "There is no user nobody."

  refuses scripts/delivery/github-setup --repository acme/insights --reviewer ada --cluster moon
  shows 'There is no environment "moon"'
  [ -z "$(changes)" ]
}
