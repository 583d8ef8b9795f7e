#!/usr/bin/env bats
# Promotion by commits, with a remote repository in a folder and a GitHub that writes down what it is asked for.
# shellcheck disable=SC2016,SC2030,SC2031 # what other shells expand; each test changes for itself

load project

setup() {
  copy_project "$BATS_TEST_TMPDIR/project"
  export GIT_CONFIG_GLOBAL="$BATS_TEST_TMPDIR/gitconfig" GIT_CONFIG_NOSYSTEM=1
  printf '[user]\n name = me\n email = me@example.com\n[init]\n defaultBranch = main\n[commit]\n gpgsign = false\n' >"$GIT_CONFIG_GLOBAL"
  git init --quiet --bare "$BATS_TEST_TMPDIR/remote.git"
  cd "$BATS_TEST_TMPDIR/project" || return
  git init --quiet .
  git remote add origin "$BATS_TEST_TMPDIR/remote.git"
  GIT_COMMITTER_DATE=2026-03-04T05:06:07+02:00 git commit --quiet --allow-empty --message one
  old="$(git rev-parse HEAD)"
  git commit --quiet --allow-empty --message two
  export GITHUB_ANSWERS="$BATS_TEST_TMPDIR" GITHUB_ASKED="$BATS_TEST_TMPDIR/asked"
  : >"$GITHUB_ASKED"
  PATH="$REPOSITORY/scripts/tests/github:$PATH"
}

# Both services, by digests that begin like this.
images() {
  printf 'registry=ghcr.io/us/it/registry@%s insights=ghcr.io/us/it/insights@%s' "$(digest "$1")" "$(digest "$1")"
}

# shellcheck disable=SC2046 # a list of words
promote() {
  local environment="$1" first="$2" number="$3"
  shift 3
  run scripts/delivery/promote "$environment" $(images "$first") --version "$number" --no-verify "$@"
}

remote() {
  git --git-dir "$BATS_TEST_TMPDIR/remote.git" "$@"
}

in_service() {
  remote show "deployed/$1:$2.yaml"
}

@test "staging gets a commit that says all of both images, and nothing else of the clone is touched" {
  passes promote staging 7 1.2.3 --commit "$old"

  shows "staging: 1.2.3"
  in_service staging registry >"$BATS_TEST_TMPDIR/said"
  diff <(grep -v '^promotedAt: "20..-..-..T..:..:..Z"$' "$BATS_TEST_TMPDIR/said") - <<END
# Written by scripts/delivery/promote.
service: registry
image: "ghcr.io/us/it/registry"
digest: "$(digest 7)"
version: "1.2.3"
commit: "$old"
committedAt: "2026-03-04T03:06:07Z"
END
  in_service staging insights | grep -qx "digest: \"$(digest 7)\""
  [ "$(git branch --format '%(refname:short)')" = main ]
  [ -z "$(git diff --cached --name-only)" ]
}

@test "a second promotion is a second commit, and the same again is none" {
  promote staging 7 1.2.3
  promote staging 8 1.2.4
  [ "$(remote rev-list --count deployed/staging)" -eq 3 ]

  passes promote staging 8 1.2.4

  shows "has got these images already"
  [ "$(remote rev-list --count deployed/staging)" -eq 3 ]
}

@test "a service that is not named stays as it is" {
  promote staging 7 1.2.3
  passes scripts/delivery/promote staging "insights=ghcr.io/us/it/insights@$(digest 9)" --version 1.2.4 --no-verify

  in_service staging registry | grep -qx "digest: \"$(digest 7)\""
  in_service staging insights | grep -qx 'version: "1.2.4"'
}

@test "production takes from staging what is there, by a pull request, and has nothing before it is merged" {
  promote staging 7 1.2.3
  fake gh 'echo "$*" >>"$GITHUB_ASKED"; echo https://github.com/us/it/pull/1'

  passes scripts/delivery/promote production --from staging --no-verify

  shows "production: 1.2.3 waits for approval: https://github.com/us/it/pull/1"
  [ "$(remote ls-tree --name-only deployed/production)" = README.md ]
  branch="$(remote for-each-ref --format '%(refname:lstrip=2)' refs/heads/promote)"
  diff <(remote show "$branch:registry.yaml" | grep -v promotedAt) <(in_service staging registry | grep -v promotedAt)
  [ "$(remote merge-base "$branch" deployed/production)" = "$(remote rev-parse deployed/production)" ]
  grep -q "^pr create --base deployed/production --head $branch --title production: 1.2.3 --body registry=ghcr.io/us/it/registry@$(digest 7)" "$GITHUB_ASKED"
}

@test "without gh nothing is promoted to production" {
  promote staging 7 1.2.3
  PATH="$(path_without gh)" refuses scripts/delivery/promote production --from staging --no-verify

  shows "gh not found"
  [ -z "$(remote for-each-ref refs/heads/promote)" ]
}

@test "going back is a commit of its own with what was there before" {
  promote staging 7 1.2.3
  promote staging 8 1.2.4
  passes scripts/delivery/promote staging --back --no-verify

  shows "staging: 1.2.3"
  [ "$(remote rev-list --count deployed/staging)" -eq 4 ]
  in_service staging insights | grep -qx "digest: \"$(digest 7)\""
}

@test "there is no way back from the first promotion" {
  promote staging 7 1.2.3
  refuses scripts/delivery/promote staging --back --no-verify

  shows "Nothing is in service in staging that could be promoted"
}

@test "an older commit that comes late leaves the environment alone with --only-forward" {
  promote staging 8 1.2.4
  passes promote staging 7 1.2.3 --commit "$old" --only-forward
  shows "later commit"
  in_service staging registry | grep -qx 'version: "1.2.4"'

  promote staging 7 1.2.3 --commit "$old"
  in_service staging registry | grep -qx 'version: "1.2.3"'
}

@test "a push in between is kept" {
  promote staging 7 1.2.3
  # The first push finds a branch that has moved on.
  cat >"$BATS_TEST_TMPDIR/remote.git/hooks/pre-receive" <<'END'
#!/bin/sh
[ ! -e raced ] || exit 0
: >raced
unset GIT_QUARANTINE_PATH GIT_OBJECT_DIRECTORY GIT_ALTERNATE_OBJECT_DIRECTORIES
git update-ref refs/heads/deployed/staging "$(git -c user.name=o -c user.email=o@example.com commit-tree -p deployed/staging -m other deployed/staging^{tree})"
END
  chmod +x "$BATS_TEST_TMPDIR/remote.git/hooks/pre-receive"

  passes promote staging 8 1.2.4

  shows "Another push was faster"
  [ "$(remote log --format=%s deployed/staging | paste -s -d , -)" = "staging: 1.2.4,other,staging: 1.2.3,staging: nothing yet" ]
}

@test "an image that is not signed is not promoted" {
  fake cosign 'echo "no signatures found" >&2; exit 1'

  # shellcheck disable=SC2046 # a list of words
  GITHUB_REPOSITORY=us/it refuses scripts/delivery/promote staging $(images 7) --version 1

  shows "no signatures found"
  [ "$(remote ls-tree --name-only deployed/staging)" = README.md ]
}

@test "a job on GitHub pushes with its token, in the name of the person who started it" {
  printf '[user]\n useConfigOnly = true\n' >"$GIT_CONFIG_GLOBAL"
  GITHUB_ACTIONS=true GITHUB_ACTOR=ada passes promote staging 7 1.2.3

  [ "$(remote log -1 --format='%an %ce' deployed/staging)" = "ada ada@users.noreply.github.com" ]
  grep -qx "auth setup-git" "$GITHUB_ASKED"
}

@test "says what its arguments may be" {
  # shellcheck disable=SC2046 # a list of words
  for wrong in "nowhere --from staging:There is no environment" "staging:Nothing to promote" "staging --from nowhere:There is no environment" \
    "staging $(images 7):Which version" "staging --back --from production:exclude each other" "staging --odd:Unknown option --odd" \
    "staging registry=it/registry --version 1:names no image by its digest" "staging $(images 7) --version 1 --commit nothing --no-verify:No commit nothing"; do
    # shellcheck disable=SC2086 # a list of words
    refuses scripts/delivery/promote ${wrong%:*}
    shows "${wrong##*:}"
  done
}
