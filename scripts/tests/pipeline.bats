#!/usr/bin/env bats
# The scripts that only pipelines call, with GitHub and Docker that answer from files.

load project

setup() {
  command -v jq >/dev/null || skip "no jq"
  project="$BATS_TEST_TMPDIR/project"
  copy_project "$project"
  cd "$project" || return
  GITHUB_ANSWERS="$BATS_TEST_TMPDIR/answers" GITHUB_ASKED="$BATS_TEST_TMPDIR/asked" GITHUB_OUTPUT="$BATS_TEST_TMPDIR/output"
  DOCKER_ASKED="$BATS_TEST_TMPDIR/docker" DOCKER_TAGS="$BATS_TEST_TMPDIR/tags"
  GITHUB_REPOSITORY=Acme/Insights
  access="$BATS_TEST_TMPDIR/kubeconfig"
  GITHUB_NOTES="$BATS_TEST_TMPDIR/notes"
  export GITHUB_ANSWERS GITHUB_ASKED GITHUB_NOTES GITHUB_OUTPUT DOCKER_ASKED DOCKER_TAGS GITHUB_REPOSITORY
  unset GITHUB_ACTIONS GITHUB_STEP_SUMMARY GITHUB_SHA
  mkdir "$GITHUB_ANSWERS"
  : >"$GITHUB_ASKED"
  : >"$GITHUB_OUTPUT"
  : >"$DOCKER_TAGS"
  PATH="$REPOSITORY/scripts/tests/github:$PATH"
}

output_is() {
  diff <([ $# -eq 0 ] || printf '%s\n' "$@") "$GITHUB_OUTPUT"
}

needs_git_cliff() {
  [ -x "$REPOSITORY/node_modules/.bin/git-cliff" ] || skip "git-cliff not found: make setup"
  ln -s "$REPOSITORY/node_modules" node_modules
}

repository() {
  git_repository
  commit "feat: begin"
}

# An empty commit, or one that writes a file.
commit() {
  if [ $# -gt 1 ]; then
    mkdir -p "$(dirname "$2")"
    printf '%s\n' "$RANDOM" >>"$2"
    git add "$2"
  fi
  git commit -q --allow-empty --no-verify --message "$1"
}

@test "set-output makes outputs of values, and of nothing else" {
  refuses scripts/ci/set-output registry-amd64=sha256:1 empty=
  output_is registry-amd64=sha256:1

  run scripts/ci/set-output "a=b
c=d"
  [ "$status" -eq 1 ]
  shows "more than one line"
  output_is registry-amd64=sha256:1
}

@test "only documents changed: no tests, no images" {
  repository
  commit "docs: say more" docs/metrics.md
  commit "docs: say it here" README.md

  scripts/ci/changes HEAD~2

  output_is code=false images=false
}

@test "a test changed: tests, but no images" {
  repository
  commit "test: count" insights-service/src/test/java/CountTests.java

  scripts/ci/changes HEAD^1

  output_is code=true images=false
}

@test "what isn't known to be harmless makes images, and so does what became a document" {
  repository
  commit "build: something new" something-new
  scripts/ci/changes HEAD^1
  output_is code=true images=true

  : >"$GITHUB_OUTPUT"
  mkdir -p docs
  git mv something-new docs/something.md
  commit "docs: not code after all"
  scripts/ci/changes HEAD^1
  output_is code=true images=true
}

@test "without a base everything changed, and with an unknown one there is no output" {
  repository
  scripts/ci/changes ""
  output_is code=true images=true

  : >"$GITHUB_OUTPUT"
  run scripts/ci/changes nowhere
  [ "$status" -ne 0 ]
  output_is
}

@test "only success is a pass" {
  scripts/ci/all-passed test=success
  for result in failure cancelled skipped ""; do
    refuses scripts/ci/all-passed lint=success "test=$result"
    shows "test: $result"
  done
}

@test "names are lower case, and the version is on the way to the next release" {
  needs_git_cliff
  repository
  short="g$(git rev-parse --short=7 HEAD)"
  scripts/ci/names
  output_is place=ghcr.io/acme/insights "version=0.1.0-$short"

  git tag v1.2.3
  run scripts/ci/names
  shows "version=1.2.3"

  commit "docs: nothing that makes a release"
  run scripts/ci/names
  shows "version=1.2.3+g$(git rev-parse --short=7 HEAD)"

  commit "feat: more"
  run scripts/ci/names
  shows "version=1.3.0-g$(git rev-parse --short=7 HEAD)"
}

@test "one image is made of those for each architecture" {
  printf 'ghcr.io/acme/insights/registry:sha-1 %s\n' "$(digest 3)" >"$DOCKER_TAGS"

  GITHUB_SHA=1 scripts/ci/join-platforms registry "$(digest 1)" "$(digest 2)"

  output_is "digest=$(digest 3)" "image=ghcr.io/acme/insights/registry@$(digest 3)"
  grep -qF "create --tag ghcr.io/acme/insights/registry:sha-1 ghcr.io/acme/insights/registry@$(digest 1) ghcr.io/acme/insights/registry@$(digest 2)" "$DOCKER_ASKED"
}

@test "a digest that an architecture lacks is no image" {
  GITHUB_SHA=1 refuses scripts/ci/join-platforms registry "$(digest 1)" ""

  shows "is no digest"
  [ ! -s "$DOCKER_ASKED" ]
}

@test "Git pushes promotions by the environment's key, to the GitHub whose keys its API names, and to no other" {
  repository
  git remote add origin https://github.com/Acme/Insights.git
  ssh-keygen -q -t ed25519 -N "" -C "" -f "$BATS_TEST_TMPDIR/new"
  answer meta <<<"{\"ssh_keys\":[\"$(cut -d ' ' -f 1,2 "$BATS_TEST_TMPDIR/new.pub")\",\"ssh-rsa AAAA\"]}"
  export RUNNER_TEMP="$BATS_TEST_TMPDIR/runner"
  mkdir "$RUNNER_TEMP"

  DEPLOY_KEY="$(cat "$BATS_TEST_TMPDIR/new")" passes scripts/ci/deploy-key

  [ -z "$output" ]
  [ "$(git remote get-url origin)" = git@github.com:Acme/Insights.git ]
  folder="$RUNNER_TEMP/deploy-key"
  [ "$(find "$folder" -type f -perm 600 | wc -l)" -eq 2 ]
  diff <(ssh-keygen -y -f "$folder/key" | cut -d ' ' -f 1,2) <(cut -d ' ' -f 1,2 "$BATS_TEST_TMPDIR/new.pub")
  ssh-keygen -F github.com -f "$folder/hosts" | grep -q "^github.com ssh-ed25519 "
  # What ssh makes of it: no other key, no other host's key, and nobody to ask.
  options="$($(git config core.sshCommand | sed "s/'//g") -G git@github.com)"
  for option in "identityfile $folder/key" "identitiesonly yes" "stricthostkeychecking true" "userknownhostsfile $folder/hosts"; do
    grep -qx "$option" <<<"$options"
  done
}

@test "without the key, or without GitHub's own, nothing is pushed" {
  repository
  git remote add origin https://github.com/Acme/Insights.git
  RUNNER_TEMP="$BATS_TEST_TMPDIR" ENVIRONMENT=staging refuses scripts/ci/deploy-key
  shows "The environment staging has no secret DEPLOY_KEY"

  RUNNER_TEMP="$BATS_TEST_TMPDIR" DEPLOY_KEY=key refuses scripts/ci/deploy-key
  answer meta <<<'{"ssh_keys":[]}'
  RUNNER_TEMP="$BATS_TEST_TMPDIR" DEPLOY_KEY=key refuses scripts/ci/deploy-key
  shows "names no keys of github.com"
  [ "$(git remote get-url origin)" = https://github.com/Acme/Insights.git ]
}

waiting_runs() {
  answer "repos/Acme/Insights/actions/workflows/main.yml/runs?status=waiting&per_page=100" <<<'{"workflow_runs":[
    {"id":105,"run_number":5,"created_at":"2999-01-01T00:00:00Z","html_url":"https://example.com/5"},
    {"id":104,"run_number":4,"created_at":"2020-01-01T00:00:00Z","html_url":"https://example.com/4"},
    {"id":103,"run_number":3,"created_at":"2020-01-01T00:00:00Z","html_url":"https://example.com/3"}]}'
  answer repos/Acme/Insights/actions/runs/104 <<<'{"status":"waiting"}'
  # Approved in between.
  answer repos/Acme/Insights/actions/runs/103 <<<'{"status":"in_progress"}'
}

@test "older runs that wait are cancelled, but none that has been approved since" {
  waiting_runs

  passes scripts/ci/cancel-waiting --before 5

  [ "$output" = "Cancelled run 4 of 2020-01-01T00:00:00Z: https://example.com/4" ]
  [ "$(grep POST "$GITHUB_ASKED")" = "POST repos/Acme/Insights/actions/runs/104/cancel" ]
}

@test "runs that have waited for days are cancelled" {
  waiting_runs

  scripts/ci/cancel-waiting --older-than 7

  [ "$(grep POST "$GITHUB_ASKED")" = "POST repos/Acme/Insights/actions/runs/104/cancel" ]
  refuses scripts/ci/cancel-waiting --older-than soon
}

@test "images are found by commit and by release, with their digests" {
  repository
  commit="$(git rev-parse HEAD)"
  git tag v1.4.0
  for tag in "sha-$commit" 1.4.0; do
    printf 'ghcr.io/acme/insights/registry:%s %s\nghcr.io/acme/insights/insights:%s %s\n' "$tag" "$(digest 1)" "$tag" "$(digest 2)"
  done >"$DOCKER_TAGS"

  for version in "$commit" v1.4.0; do
    : >"$GITHUB_OUTPUT"
    scripts/ci/find-images "$version"
    output_is "registry=ghcr.io/acme/insights/registry@$(digest 1)" "insights=ghcr.io/acme/insights/insights@$(digest 2)" "version=${version#v}" "commit=$commit"
  done
}

@test "images that main never tested are not found" {
  refuses scripts/ci/find-images "$(printf '%040d' 1)"
  shows "the main workflow has not built and tested it"

  refuses scripts/ci/find-images "main; rm -rf /"
  shows "is no version"

  passes scripts/ci/find-images --if-any latest
  shows "There is no ghcr.io/acme/insights/registry:latest"
  output_is
}

# A repository with a remote, whose main workflow ended like this for HEAD.
tested_repository() {
  repository
  git update-ref refs/remotes/origin/main HEAD
  commit="$(git rev-parse HEAD)"
  answer "repos/Acme/Insights/actions/workflows/main.yml/runs?head_sha=$commit&branch=main&event=push&per_page=1" \
    <<<"{\"workflow_runs\":[{\"id\":77,\"status\":\"$1\",\"conclusion\":$2,\"html_url\":\"https://example.com/77\"}]}"
}

@test "a tag on what main has seen through is a release" {
  tested_repository completed '"success"'
  git tag v1.4.0
  git tag v1.3.9

  scripts/ci/check-tag v1.4.0

  output_is version=1.4.0 "tags=1.4.0 1.4" "commit=$commit" run=77
}

@test "an older patch doesn't take the minor version" {
  tested_repository completed '"success"'
  git tag v1.4.9
  git tag v1.4.10

  scripts/ci/check-tag v1.4.9

  grep -qx tags=1.4.9 "$GITHUB_OUTPUT"
}

@test "a tag on what main has not seen through is refused" {
  tested_repository completed '"failure"'
  git tag v1.4.0
  refuses scripts/ci/check-tag v1.4.0
  shows "ended with failure"
  shows https://example.com/77

  answer "repos/Acme/Insights/actions/workflows/main.yml/runs?head_sha=$commit&branch=main&event=push&per_page=1" \
    <<<'{"workflow_runs":[{"id":77,"status":"waiting","conclusion":null,"html_url":"https://example.com/77"}]}'
  refuses scripts/ci/check-tag v1.4.0
  shows "has not finished"

  answer "repos/Acme/Insights/actions/workflows/main.yml/runs?head_sha=$commit&branch=main&event=push&per_page=1" <<<'{"workflow_runs":[]}'
  refuses scripts/ci/check-tag v1.4.0
  shows "never tested"

  commit "feat: aside"
  git tag v1.5.0
  refuses scripts/ci/check-tag v1.5.0
  shows "is not on main"

  refuses scripts/ci/check-tag v1.5
  shows "is no release"
  output_is
}

@test "a release is published once, with notes, images and files" {
  needs_git_cliff
  repository
  git tag v0.1.0
  mkdir sbom
  printf '{}' >sbom/registry.cdx.json
  : >"$GITHUB_ANSWERS/release-view.error"

  chart="ghcr.io/acme/insights/charts/deployment-insights@$(digest 3)"
  scripts/ci/publish-release v0.1.0 sbom "ghcr.io/acme/insights/registry@$(digest 1)" "$chart"
  grep -q '^release create v0.1.0 --verify-tag --title 0.1.0 --notes-file .* sbom/registry.cdx.json$' "$GITHUB_ASKED"
  grep -qxF -- "- Begin" "$GITHUB_NOTES"
  grep -qxF -- "- \`$chart\`" "$GITHUB_NOTES"

  rm "$GITHUB_ANSWERS/release-view.error"
  : >"$GITHUB_ASKED"
  run scripts/ci/publish-release v0.1.0 sbom a b
  shows "is published already"
  [ "$(cat "$GITHUB_ASKED")" = "release view v0.1.0" ]
}

# Helm itself, but for the registry: a chart that it pulls is in the folder $published, and what it pushes goes there.
helm_without_registry() {
  helm="$REPOSITORY/.tools/bin/helm" published="$BATS_TEST_TMPDIR/published"
  [ -x "$helm" ] || skip "helm not found: scripts/checks/tools helm"
  export helm published
  mkdir -p "$published"
  cp -R "$REPOSITORY/deploy/helm" deploy
  # shellcheck disable=SC2016
  fake helm 'case "$1" in
  pull)
    ls "$published/$(basename "$2")-$4.tgz" >/dev/null 2>&1 || { echo "Error: failed to perform \"FetchReference\" on source: $2:$4: not found" >&2; exit 1; }
    printf "Pulled: %s:%s\nDigest: %s\n" "$2" "$4" "sha256:$(sha256sum "$published/$(basename "$2")-$4.tgz" | cut -c 1-64)" >&2 ;;
  push)
    cp "$2" "$published"
    printf "Pushed: %s\nDigest: %s\n" "$3" "sha256:$(sha256sum "$2" | cut -c 1-64)" >&2 ;;
  *) exec "$helm" "$@" ;;
  esac'
}

@test "charts are published once, and the release's images are their defaults" {
  helm_without_registry
  registry="ghcr.io/acme/insights/registry@$(digest 1)" insights="ghcr.io/acme/insights/insights@$(digest 2)"

  scripts/ci/publish-charts 1.4.0 "registry=$registry" "insights=$insights"

  for chart in deployment-insights environment; do
    grep -qxE "$chart=ghcr.io/acme/insights/charts/$chart@sha256:[0-9a-f]{64}" "$GITHUB_OUTPUT"
    passes "$helm" show chart "$published/$chart-1.4.0.tgz"
    shows "version: 1.4.0"
    shows "- https://github.com/Acme/Insights"
  done
  passes "$helm" template any "$published/deployment-insights-1.4.0.tgz"
  shows "image: $registry"
  shows "image: $insights"
  shows 'deployinsights.io/version: "1.4.0"'

  first="$(cat "$GITHUB_OUTPUT")"
  : >"$GITHUB_OUTPUT"
  scripts/ci/publish-charts 1.4.0 "registry=$registry" "insights=ghcr.io/acme/insights/insights@$(digest 3)"
  [ "$(cat "$GITHUB_OUTPUT")" = "$first" ]
}

# Versions of the package registry, one a line: an id, a tag or nothing, and what its manifest is. Each is of 2020 and has the digest of its id.
versions_of_registry() {
  DOCKER_MANIFESTS="$BATS_TEST_TMPDIR/manifests"
  export DOCKER_MANIFESTS
  mkdir -p "$DOCKER_MANIFESTS"
  answer users/Acme <<<'{"type":"Organization"}'
  while IFS='|' read -r id tag manifest; do
    sed -E 's/@([0-9]+)/"digest": "sha256:\1"/g' <<<"$manifest" >"$DOCKER_MANIFESTS/sha256:$id"
    jq --null-input --compact-output --argjson id "$id" --arg tag "$tag" '{$id, name: "sha256:\($id)", created_at: "2020-01-01T00:00:00Z",
      metadata: {container: {tags: (if $tag == "" then [] else [$tag] end)}}}'
  done | jq --slurp . | answer "orgs/Acme/packages/container/insights%2Fregistry/versions?per_page=100"
}

deleted() {
  sed -n 's:^DELETE orgs/Acme/packages/container/insights%2Fregistry/versions/::p' "$GITHUB_ASKED" | tr '\n' ' '
}

@test "what has no tag is deleted, but for what something that stays refers to" {
  versions_of_registry <<'END'
1|sha-1|{"manifests": [{@2}, {@3}]}
2||{"config": {}}
3||{"config": {}}
4|sha256-1|{"manifests": [{@5}]}
5||{"subject": {@1}}
6||{"subject": {@3}}
7||{"manifests": [{@8}]}
8||{"config": {}}
9||{"subject": {@8}}
10|sha256-11|{"manifests": [{@12}]}
11||{"config": {}}
12||{"subject": {@11}}
END

  passes scripts/ci/delete-untagged --dry-run
  shows "Would delete registry@sha256:7 of 2020-01-01T00:00:00Z"
  [ "$(deleted)" = "" ]

  passes scripts/ci/delete-untagged
  [ "$(deleted)" = "7 8 9 " ]
}

@test "what is young stays, with what it refers to" {
  versions_of_registry <<'END'
1||{"manifests": [{@2}]}
2||{"config": {}}
3||{"config": {}}
END
  file="$GITHUB_ANSWERS/orgs_Acme_packages_container_insights_2Fregistry_versions_per_page_100.json"
  jq --arg now "$(date -u +%Y-%m-%dT%H:%M:%SZ)" '.[0].created_at = $now' "$file" >"$BATS_TEST_TMPDIR/new"
  cp "$BATS_TEST_TMPDIR/new" "$file"

  passes scripts/ci/delete-untagged

  [ "$(deleted)" = "3 " ]
}

@test "nothing is deleted where not everything can be read" {
  versions_of_registry <<'END'
1|latest|{"manifests": [{@2}]}
2||{"config": {}}
3||{"config": {}}
END
  rm "$DOCKER_MANIFESTS/sha256:1"
  refuses scripts/ci/delete-untagged
  shows "Not every manifest of registry can be read"

  answer "orgs/Acme/packages/container/insights%2Fregistry/versions?per_page=100" error <<<'gh: Bad credentials (HTTP 401)'
  refuses scripts/ci/delete-untagged
  shows "Bad credentials"
  [ "$(deleted)" = "" ]
}

# Kubectl's access to staging, of what its job has: into the file $access.
get_access() {
  env ENVIRONMENT=staging KUBECONFIG="$access" "$@" scripts/ci/kubeconfig
}

@test "access to a cluster is a file that only its owner reads: the secret's, or nothing" {
  get_access CONTENT="apiVersion: v1" TOKEN="" ENDPOINT=""
  [ "$(cat "$access")" = "apiVersion: v1" ]
  [ "$(find "$access" -perm 600)" ]

  refuses get_access CONTENT="" TOKEN="" ENDPOINT=gke-01.europe-west1.gke.goog
  shows "staging has neither the variables WORKLOAD_IDENTITY_PROVIDER"
  [ ! -e "$access" ]
}

@test "a token that Google gave goes before the secret, and is for the cluster that Terraform has made" {
  passes get_access CONTENT="apiVersion: v1" TOKEN="ya29.c.b0A_x-y" ENDPOINT=gke-01.europe-west1.gke.goog

  [ -z "$output" ]
  [ "$(find "$access" -perm 600)" ]
  grep -q 'server: "https://gke-01.europe-west1.gke.goog"' "$access"
  grep -qx '      token: "ya29.c.b0A_x-y"' "$access"
  # Nothing on the runner that would have to ask Google.
  [ "$(grep -c exec "$access")" -eq 0 ]
}

@test "kubectl reads what is written of a token" {
  command -v kubectl >/dev/null || skip "no kubectl"
  get_access TOKEN="ya29.c.b0A_x-y" ENDPOINT=gke-01.europe-west1.gke.goog

  [ "$(kubectl --kubeconfig "$access" config view --minify --raw --output 'jsonpath={.users[].user.token} {.clusters[].cluster.server} {.current-context}')" = \
    "ya29.c.b0A_x-y https://gke-01.europe-west1.gke.goog staging" ]
}

@test "a token for no cluster, or one that would be more than a token, is no access" {
  for endpoint in "" https://gke-01.europe-west1.gke.goog 'gke-01"'; do
    refuses get_access CONTENT="apiVersion: v1" TOKEN=ya29.c ENDPOINT="$endpoint"
    shows "staging has CLUSTER_ENDPOINT \"$endpoint\""
  done
  refuses get_access TOKEN='a"b' ENDPOINT=gke-01.europe-west1.gke.goog
  [[ $output != *'a"b'* ]]
  [ ! -e "$access" ]
}

@test "coverage is a table by service and package" {
  mkdir -p insights-service/target/site/jacoco
  {
    printf 'GROUP,PACKAGE,CLASS,INSTRUCTION_MISSED,INSTRUCTION_COVERED,BRANCH_MISSED,BRANCH_COVERED,LINE_MISSED,LINE_COVERED,COMPLEXITY_MISSED,COMPLEXITY_COVERED,METHOD_MISSED,METHOD_COVERED\n'
    printf 'insights-service,io.deployinsights.insights.metric,LeadTime,0,10,1,3,1,9,0,1,0,1\n'
    printf 'insights-service,io.deployinsights.insights.metric,Latest,0,10,0,0,0,10,0,1,0,1\n'
  } >insights-service/target/site/jacoco/jacoco.csv

  GITHUB_STEP_SUMMARY="$BATS_TEST_TMPDIR/summary" passes scripts/ci/coverage-summary

  shows "| **insights-service** | 95.0 % | 75.0 % |"
  # shellcheck disable=SC2016 # Markdown's
  shows '| `io.deployinsights.insights.metric` | 95.0 % | 75.0 % |'
  [ "$output" = "$(cat "$BATS_TEST_TMPDIR/summary")" ]

  rm -r insights-service/target
  refuses scripts/ci/coverage-summary
}
