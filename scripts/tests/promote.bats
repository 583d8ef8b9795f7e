#!/usr/bin/env bats
# What an environment has is decided by commits, with a remote repository in a folder.
# shellcheck disable=SC2016,SC2030,SC2031,SC2154 # what other shells expand; each test changes for itself; promotion.bash sets old and new

load project
load promotion

setup_file() {
  make_clone
}

setup() {
  load project
  load promotion
  enter_clone
}

@test "a promotion is one commit with both images and the commit they were built of, and nothing else of the clone is touched" {
  passes promote staging 7 1.2.3 "$old"

  shows "staging: 1.2.3"
  diff <(promoted staging | sed 's/20[0-9T:-]*Z"}$/NOW"}/') - <<END
# Written by scripts/delivery/promote.
release: {version: "1.2.3", commit: "$old", committedAt: "2026-03-04T03:06:07Z", promotedAt: "NOW"}
registry: {image: {repository: "ghcr.io/us/it/registry", digest: "$(digest 7)"}}
insights: {image: {repository: "ghcr.io/us/it/insights", digest: "$(digest 7)"}}
END
  [ "$(last_output promotion)" = "$(remote rev-parse deployed/staging)" ]
  [ "$(last_output overtaken)" = false ]
  [ "$(git branch --format '%(refname:short)')" = main ]
  [ -z "$(git status --porcelain)" ]
}

@test "one image alone is no promotion" {
  refuses scripts/delivery/promote staging "registry=ghcr.io/us/it/registry@$(digest 7)" --version 1.2.3 --commit "$old" --no-verify

  shows "A promotion names both images"
  [ -z "$(remote for-each-ref)" ]
}

@test "a commit without the chart, or without the environment's settings, is not promoted" {
  git rm -q -r --cached deploy/helm
  git commit -q --no-verify --message "before the chart"
  refuses promote staging 7 1.2.3 HEAD
  shows "has no deploy/helm/deployment-insights/Chart.yaml"

  git reset -q "$new"
  git rm -q --cached deploy/environments/production.yaml
  git commit -q --no-verify --message "without production"
  refuses promote production 7 1.2.3 HEAD
  shows "has no deploy/environments/production.yaml"
  [ "$(history production)" = "production: nothing yet" ]
}

@test "a second promotion is a second commit, and the same again is none but says which it was" {
  promote staging 7 1.2.3 "$old"
  promote staging 8 1.2.4 "$new"
  passes promote staging 8 1.2.4 "$new"

  shows "has this already"
  [ "$(history staging)" = "staging: 1.2.4,staging: 1.2.3,staging: nothing yet" ]
  [ "$(last_output promotion)" = "$(remote rev-parse deployed/staging)" ]
}

@test "production takes from staging what is there" {
  promote staging 7 1.2.3 "$old"
  passes scripts/delivery/promote production --from staging --no-verify

  [ "$(history production)" = "production: 1.2.3,production: nothing yet" ]
  diff <(promoted production | sed 's/, promotedAt.*//') <(promoted staging | sed 's/, promotedAt.*//')
}

@test "going back is a promotion of its own of what was there before, and going back twice goes back further" {
  promote staging 6 1.2.2 "$old"
  promote staging 7 1.2.3 "$old"
  promote staging 8 1.2.4 "$new"
  passes scripts/delivery/promote staging --back --no-verify

  promoted staging | grep -q "release: {version: \"1.2.3\", commit: \"$old\""
  promoted staging | grep -q "insights: .*$(digest 7)"
  passes scripts/delivery/promote staging --back --no-verify
  [ "$(history staging)" = "staging: 1.2.2 again,staging: 1.2.3 again,staging: 1.2.4,staging: 1.2.3,staging: 1.2.2,staging: nothing yet" ]

  # After a promotion again, it is what was there before that.
  promote staging 9 1.2.5 "$new"
  passes scripts/delivery/promote staging --back --no-verify
  promoted staging | grep -q 'version: "1.2.2"'
}

@test "there is no way back from the first promotion, but what failed is taken back to nothing" {
  promote staging 7 1.2.3 "$old"
  refuses scripts/delivery/promote staging --back --no-verify
  shows "Nothing is in service in staging that could be promoted"

  passes scripts/delivery/promote staging --back --of "$(last_output promotion)" --no-verify
  [ "$(history staging)" = "staging: nothing again,staging: 1.2.3,staging: nothing yet" ]
  [ "$(remote ls-tree --name-only deployed/staging)" = README.md ]
}

@test "what failed is taken back only while it is the last promotion, and to what was in service" {
  promote staging 6 1.2.2 "$old"
  in_service="$(last_output promotion)"
  promote staging 7 1.2.3 "$old"
  failed="$(last_output promotion)"
  promote staging 8 1.2.4 "$new"

  passes scripts/delivery/promote staging --back --of "$failed" --no-verify
  shows "has gone on"
  [ "$(last_output overtaken)" = true ]
  promoted staging | grep -q 'version: "1.2.4"'

  passes scripts/delivery/promote staging --back --of "$(remote rev-parse deployed/staging)" --to "$in_service" --no-verify
  promoted staging | grep -q 'version: "1.2.2"'
  refuses scripts/delivery/promote staging --back --to "$new" --no-verify
  shows "is no promotion of staging"
}

@test "an older commit that comes late leaves the environment alone, unless it is brought back on purpose" {
  promote staging 8 1.2.4 "$new"
  passes promote staging 7 1.2.3 "$old" --only-forward=true
  shows "staging has $new already, which is after $old"
  [ "$(last_output overtaken)" = true ]
  [ -z "$(last_output promotion)" ]
  promoted staging | grep -q 'version: "1.2.4"'

  passes promote staging 7 1.2.3 "$old" --only-forward=false
  promoted staging | grep -q 'version: "1.2.3"'
  # What waited since then is later than what is there, and not held up by what was there before.
  passes promote staging 8 1.2.4 "$new" --only-forward
  promoted staging | grep -q 'version: "1.2.4"'
}

@test "which commit is later is not guessed where the history is missing or has split" {
  promote staging 7 1.2.3 "$new"
  git checkout -q -b aside "$old"
  git commit -q --no-verify --allow-empty --message aside
  refuses promote staging 8 1.2.4 HEAD --only-forward
  shows "comes after the other"

  git checkout -q main
  git push -q origin main
  git clone -q --depth 1 "file://$BATS_TEST_TMPDIR/remote.git" --branch main "$BATS_TEST_TMPDIR/shallow"
  cp -R scripts "$BATS_TEST_TMPDIR/shallow"
  cd "$BATS_TEST_TMPDIR/shallow"
  refuses promote staging 8 1.2.4 "$old" --only-forward
  shows "This clone is shallow"
}

@test "a push in between is kept, and is looked at before the next try" {
  promote staging 7 1.2.3 "$old"
  # The first push finds a branch that has moved on.
  cat >"$BATS_TEST_TMPDIR/remote.git/hooks/pre-receive" <<'END'
#!/bin/sh
[ ! -e raced ] || exit 0
: >raced
unset GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES
git update-ref refs/heads/deployed/staging "$(git -c user.name=o -c user.email=o@example.com commit-tree -p deployed/staging -m other deployed/staging^{tree})"
END
  chmod +x "$BATS_TEST_TMPDIR/remote.git/hooks/pre-receive"

  passes promote staging 8 1.2.4 "$new"

  shows "took no push; looking at it again"
  [ "$(history staging)" = "staging: 1.2.4,other,staging: 1.2.3,staging: nothing yet" ]
}

@test "where pushing is not allowed, nothing is promoted" {
  promote staging 7 1.2.3 "$old"
  printf '#!/bin/sh\necho "Cannot update this protected ref" >&2; exit 1\n' >"$BATS_TEST_TMPDIR/remote.git/hooks/pre-receive"
  chmod +x "$BATS_TEST_TMPDIR/remote.git/hooks/pre-receive"
  refuses promote staging 8 1.2.4 "$new"

  shows "Cannot update this protected ref"
  promoted staging | grep -q 'version: "1.2.3"'
}

@test "an image that main's workflow didn't sign for this commit is not promoted, from wherever it comes" {
  promote production 7 1.2.3 "$old"
  fake cosign 'echo "$*" >>"$BATS_TEST_TMPDIR/cosign"; case "$*" in *insights*) echo "no matching signatures" >&2; exit 1 ;; esac'
  export GITHUB_REPOSITORY=Us/It

  # shellcheck disable=SC2046 # a list of words
  refuses scripts/delivery/promote staging $(images 7) --version 1.2.3 --commit "$old"
  shows "no matching signatures"
  shows "insights@$(digest 7) does not verify as signed by https://github.com/Us/It/.github/workflows/main.yml@refs/heads/main for $old"
  grep -q -- "--certificate-oidc-issuer https://token.actions.githubusercontent.com --certificate-github-workflow-sha $old ghcr.io/us/it/registry@$(digest 7)" "$BATS_TEST_TMPDIR/cosign"
  refuses scripts/delivery/promote staging --from production
  [ "$(history staging)" = "staging: nothing yet" ]

  PATH="$(path_without cosign)" refuses scripts/delivery/promote staging --from production
  rm "$BATS_TEST_TMPDIR/bin/cosign"
  PATH="$(path_without cosign)" refuses scripts/delivery/promote staging --from production
  shows "cosign not found"
}

@test "another signer can be named" {
  fake cosign 'echo "$*" >"$BATS_TEST_TMPDIR/cosign"'
  # shellcheck disable=SC2046 # a list of words
  COSIGN_IDENTITY=https://example.com/ci COSIGN_ISSUER=https://example.com passes scripts/delivery/promote staging $(images 7) --version 1.2.3 --commit "$old"

  grep -q -- "--certificate-identity https://example.com/ci --certificate-oidc-issuer https://example.com ghcr.io" "$BATS_TEST_TMPDIR/cosign"
}

@test "a job on GitHub promotes in the name of the person who started it" {
  git config --unset user.name
  printf '[user]\n useConfigOnly = true\n' >"$GIT_CONFIG_GLOBAL"
  GITHUB_ACTIONS=true GITHUB_ACTOR=ada passes promote staging 7 1.2.3 "$old"

  [ "$(remote log -1 --format='%an %ce' deployed/staging)" = "ada ada@users.noreply.github.com" ]
}

@test "says what its arguments may be" {
  # shellcheck disable=SC2046 # a list of words
  for wrong in "nowhere --from staging:There is no environment" "staging:Nothing to promote" "staging --from nowhere:There is no environment" \
    "staging $(images 7):Which version" "staging $(images 7) --version 1:Which commit" "staging --back --from production:exclude each other" "staging --odd:Unknown option --odd" \
    "staging registry=it/registry --version 1:names no image by its digest" "staging $(images 7) --version 1 --commit nothing --no-verify:There is no commit nothing" \
    "staging production:Two environments"; do
    # shellcheck disable=SC2086 # a list of words
    refuses scripts/delivery/promote ${wrong%:*}
    shows "${wrong##*:}"
  done
}
