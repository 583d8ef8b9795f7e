#!/usr/bin/env bats
# What the workflows promise beyond what actionlint and zizmor look for: no logic, rights only where they are needed, one version of each action.
# shellcheck disable=SC2016 # workflows have dollar signs

load project

# Each setting of each job, one a line: the file, the job, and "path: value". kubectl only resolves anchors and prints JSON here.
setup_file() {
  command -v kubectl >/dev/null && command -v jq >/dev/null || return 0
  cd "$REPOSITORY" || return
  local workflow
  for workflow in .github/workflows/*.yml; do
    { printf 'apiVersion: v1\nkind: Workflow\nmetadata: {name: x}\n' && cat "$workflow"; } |
      kubectl label --local --filename - --output json read=yes | jq --raw-output --arg file "$workflow" '
        .jobs | to_entries[] | .key as $job | .value | paths(type | IN("object", "array") | not) as $path
        | "\($file) \($job) \($path | map(tostring) | join(".")): \(getpath($path) | tostring | gsub("\n"; " "))"'
  done >"$BATS_FILE_TMPDIR/jobs"
  [ -s "$BATS_FILE_TMPDIR/jobs" ]
}

setup() {
  load project
  [ -e "$BATS_FILE_TMPDIR/jobs" ] || skip "kubectl or jq not found"
  cd "$REPOSITORY" || return
}

job_lines() {
  cat "$BATS_FILE_TMPDIR/jobs"
}

# The jobs that have a line which matches, one a line: file and name.
jobs_with() {
  job_lines | grep -E -- "$1" | cut -d ' ' -f 1,2 | sort -u
}

all_jobs() {
  job_lines | cut -d ' ' -f 1,2 | sort -u
}

# The jobs of the first list that are not in the second.
only_in_first() {
  comm -23 <(printf '%s\n' "$1" | sed '/^$/d') <(printf '%s\n' "$2" | sed '/^$/d')
}

# Fails and shows what there should be none of.
none() {
  [ -z "$1" ] || {
    printf '%s:\n%s\n' "$2" "$1" >&2
    return 1
  }
}

@test "every action has its version beside its commit" {
  none "$(grep -rnE 'uses: [^ ]+@' .github | grep -vE '@[0-9a-f]{40} # v[0-9]+\.[0-9]+\.[0-9]+$')" "Without a version"
}

@test "an action has the same commit wherever it is used" {
  none "$(grep -rhoE 'uses: [^. ][^ ]*@[0-9a-f]{40} # v.*' .github | sed -E -e 's/uses: //' -e 's:^([^/@]+/[^/@]+)[^@]*@:\1 :' | sort -u | awk '{ print $1 }' | uniq -d)" "In two versions"
}

@test "every job says what it may" {
  none "$(only_in_first "$(all_jobs)" "$(jobs_with '^[^ ]+ [^ ]+ permissions\.')")" "Jobs that don't"
}

@test "workflows hold no logic: every step is an action or one call of a script" {
  none "$(job_lines | grep -E '\.run: ' |
    grep -vE 'run: ((scripts|\.ci)/[a-z/-]+|cosign sign --yes)( [A-Za-z0-9./:_-]+| "([A-Za-z0-9./:_=-]|\$[A-Z_0-9]+)+")*$')" "Logic"
  none "$(job_lines | grep -E '\.shell: ')" "Another shell"
}

@test "every script that the workflows call is there" {
  none "$(grep -hoE 'run: (scripts|\.ci)/[a-z/-]+' .github/workflows/*.yml | sed 's/run: //' | sort -u |
    while IFS= read -r script; do [ -x "$script" ] || printf '%s\n' "$script"; done)" "Not there"
}

@test "every suite of .ci/run is a job of its own" {
  jobs="$(job_lines | sed -n 's/.*test.yml test strategy.matrix.suite.[0-9]*: //p')"
  suites="$(sed -n 's/^# Usage: .ci\/run \[lint\] //p' .ci/run | tr -d '[]' | tr ' ' '\n')"
  [ -n "$suites" ]
  none "$(grep -vxFf <(printf '%s\n' "$jobs") <<<"$suites")" "Not in test.yml"
}

@test "every script of pipelines explains itself, and is called by one" {
  for script in scripts/ci/*; do
    passes "$script" --help
    shows "scripts/ci/$(basename "$script")"
    grep -q "run: $script" .github/workflows/*.yml
  done
}

@test "every job ends by itself" {
  none "$(only_in_first "$(all_jobs)" "$(jobs_with '^[^ ]+ [^ ]+ (timeout-minutes|uses): ')")" "Jobs without a time limit"
}

@test "only deployments have secrets" {
  none "$(grep -nE 'secrets: inherit' .github/workflows/*.yml)" "All secrets at once"
  none "$(jobs_with 'secrets\.' | grep -vE '/(main|redeploy)\.yml (staging|production|deploy)$|/deploy\.yml deploy$')" "Secrets outside a deployment"
}

@test "a job that scans holds no secret and may only read" {
  scanning="$(jobs_with 'run: scripts/scan')"
  [ -n "$scanning" ]
  none "$(comm -12 <(printf '%s\n' "$scanning") <(jobs_with ': write|secrets\.'))" "Scanning jobs"
}

@test "a job that signs runs nothing of the repository, and but for it only deployments hold an identity" {
  signing="$(jobs_with 'run: cosign sign')"
  diff - <(printf '%s\n' "$signing") <<END
.github/workflows/main.yml sign
.github/workflows/release.yml sign
END
  diff <(jobs_with 'id-token: write') - <<END
.github/workflows/deploy.yml deploy
.github/workflows/main.yml production
.github/workflows/main.yml sign
.github/workflows/main.yml staging
.github/workflows/redeploy.yml deploy
.github/workflows/release.yml sign
END
  none "$(comm -12 <(printf '%s\n' "$signing") <(jobs_with 'actions/checkout@|uses: \./|run: [^c]'))" "Runs more"
  # The others are deploy.yml's one job, and those that hand it on to it. A signature made there would name deploy.yml, which counts for nothing.
  grep -q '/.github/workflows/main.yml@refs/heads/main"$' scripts/lib/images.sh
}

@test "what decides about a release holds no right to write" {
  deciding="$(jobs_with 'release.yml .*run: scripts/(ci/(check-tag|find-images)|delivery/verify-images)')"
  [ "$deciding" = ".github/workflows/release.yml check" ]
  none "$(comm -12 <(printf '%s\n' "$deciding") <(jobs_with ': write'))" "Deciding jobs"
  job_lines | grep -q '/release.yml tag needs: check$'
}

@test "a deployment asks for a token only where the environment says whose, and that alone gets at the cluster there" {
  deploy="$(job_lines | grep '/deploy.yml deploy ')"
  [[ $deploy == *"vars.WORKLOAD_IDENTITY_PROVIDER != ''"* ]]
  [[ $deploy == *'TOKEN: ${{ steps.google.outputs.access_token }}'* ]]
  # Nothing is left for the steps that come after.
  [[ $deploy == *'create_credentials_file: false'* ]]
  [[ $deploy == *'export_environment_variables: false'* ]]
  # By its address the cluster knows the account, which it learns with this scope alone.
  [[ $deploy == *auth/userinfo.email* ]]
}

@test "an environment deploys one at a time, is never cancelled at it, and loses none that waits" {
  deploy="$(job_lines | grep '/deploy.yml deploy ')"
  [[ $deploy == *'group: deploy-${{ inputs.environment }}'* ]]
  [[ $deploy == *'cancel-in-progress: false'* ]]
  [[ $deploy == *'concurrency.queue: max'* ]]
  [ "$(jobs_with ' environment\.')" = ".github/workflows/deploy.yml deploy" ]
}

@test "tags of images move one at a time, and no run that waits is lost" {
  job_lines | grep -q '/main.yml latest concurrency.queue: max$'
  sed -n '/^concurrency:/,/^$/p' .github/workflows/release.yml | grep -qx '  queue: max'
}

@test "Dependabot looks at every Go module" {
  listed="$(awk '/package-ecosystem:/ { go = / gomod$/ } go && /directories:/' .github/dependabot.yml | grep -oE '/[a-z/]+')"
  none "$(git ls-files '*go.mod' | sed -e 's:^:/:' -e 's:/go.mod$::' | grep -vxFf <(printf '%s\n' "$listed"))" "Not looked at"
}

@test "nothing is promoted before the approval, and nothing is carried out or recorded but what was promoted" {
  deploy="$(job_lines | grep '/deploy.yml deploy ')"
  [[ $deploy == *'environment.name: ${{ inputs.environment }}'* ]]
  none "$(grep -l 'scripts/delivery/promote' .github/workflows/*.yml | grep -v /deploy.yml)" "Promote by themselves"
  [ "$(grep -c 'run: scripts/delivery/promote ' .github/workflows/deploy.yml)" -eq 1 ]
  [[ $deploy == *'run: scripts/delivery/promote "$ENVIRONMENT" "registry=$REGISTRY" "insights=$INSIGHTS" --version "$VERSION" --commit "$COMMIT"'* ]]
  [[ $deploy == *'run: scripts/delivery/deploy "$ENVIRONMENT" --promotion "$PROMOTION"'* ]]
  [[ $deploy == *'COMMIT: ${{ inputs.commit }}'* && $deploy == *'with.commit: ${{ inputs.commit }}'* ]]
  [[ $deploy == *'PROMOTION: ${{ steps.promote.outputs.promotion }}'* ]]
  # HEAD of a redeploy is another commit than the one it brings.
  [[ $deploy != *github.sha* && $deploy != *GITHUB_SHA* ]]
}

@test "the check that main requires is there" {
  context="$(sed -n 's/.*"context": "\([^"]*\)".*/\1/p' config/github/ruleset-main.json)"
  [ -n "$context" ]
  job_lines | grep -q "/pull-request.yml $context name: $context$"
}

@test "only what was tested has a tag, what is signed is what was scanned, and only what is signed is deployed" {
  job_lines | grep -q '/main.yml images needs.*: test$'
  none "$(job_lines | grep -E '/main.yml build .*(tags|--tag)')" "Tags before the tests"
  job_lines | grep -q '/main.yml sign needs.*: scan$'
  job_lines | grep -q '/main.yml staging needs.*: sign$'
  job_lines | grep -q '/main.yml production needs.*: staging$'
}

@test "each architecture is scanned, and what is in it is attested for its own image" {
  for architecture in amd64 arm64; do
    for service in registry insights; do
      job_lines | grep -qF "/main.yml sign strategy.matrix.include.$([ "$service" = insights ] && echo 1 || echo 0).$architecture: \${{ needs.build.outputs.$service-$architecture }}"
    done
    step="$(job_lines | sed -nE "s/.*\/main.yml sign (steps\.[0-9]+)\.with\.sbom-path: .*-$architecture\.cdx\.json$/\1/p")"
    job_lines | grep -qF "/main.yml sign $step.with.subject-digest: \${{ matrix.$architecture }}"
    [ "$(jobs_with "run: scripts/scan .*--image .* --platform linux/$architecture" | wc -l)" -eq 2 ]
  done
}

@test "check-workflows finds a workflow that nobody can run, and one that can be exploited" {
  PATH="$REPOSITORY/.tools/bin:$PATH"
  command -v actionlint >/dev/null && command -v zizmor >/dev/null || skip "no actionlint or zizmor: scripts/checks/tools workflows"
  copy_project "$BATS_TEST_TMPDIR/project"
  cd "$BATS_TEST_TMPDIR/project" || return
  mkdir -p .github/workflows .tools
  ln -s "$REPOSITORY/.tools/bin" .tools/bin
  git init -q .
  cp "$REPOSITORY/.github/zizmor.yml" .github
  cp "$REPOSITORY/.github/workflows/pull-request.yml" "$REPOSITORY/.github/workflows/test.yml" .github/workflows
  cp -R "$REPOSITORY/.github/actions" .github
  passes scripts/checks/workflows

  sed 's/needs: changes/needs: nobody/' "$REPOSITORY/.github/workflows/test.yml" >.github/workflows/test.yml
  refuses scripts/checks/workflows
  shows nobody

  sed 's/run: scripts\/images/run: echo ${{ github.head_ref }}/' "$REPOSITORY/.github/workflows/test.yml" >.github/workflows/test.yml
  refuses scripts/checks/workflows
  shows template-injection
}
