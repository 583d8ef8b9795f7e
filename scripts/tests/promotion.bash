# A clone with the chart in two commits, and a remote repository in a folder: loaded, never run.
# shellcheck shell=bash disable=SC2034,SC2154 # the tests have what is set here; bats sets what is used

# Once a file: a copy of a repository is quicker than a new one.
make_clone() {
  local clone="$BATS_FILE_TMPDIR/clone"
  copy_project "$clone"
  rm -rf "$clone/scripts/tests"
  (
    cd "$clone" || return
    git_repository
    printf '.tools\n' >.gitignore
    git add --all
    GIT_COMMITTER_DATE=2026-03-04T05:06:07+02:00 git commit --quiet --no-verify --message one
    printf 'labels: {setting: new}\n' >deploy/environments/staging.yaml
    git commit --quiet --no-verify --all --message two
  )
}

# In the test's own clone, with nothing promoted.
enter_clone() {
  cp -R "$BATS_FILE_TMPDIR/clone" "$BATS_TEST_TMPDIR/project"
  cd "$BATS_TEST_TMPDIR/project" || return
  ln -s "$REPOSITORY/.tools" .tools
  export GIT_CONFIG_GLOBAL="$BATS_TEST_TMPDIR/gitconfig" GIT_CONFIG_NOSYSTEM=1
  : >"$GIT_CONFIG_GLOBAL"
  git init --quiet --bare "$BATS_TEST_TMPDIR/remote.git"
  git remote add origin "$BATS_TEST_TMPDIR/remote.git"
  new="$(git rev-parse HEAD)"
  old="$(git rev-parse HEAD^)"
  GITHUB_OUTPUT="$BATS_TEST_TMPDIR/output"
  export GITHUB_OUTPUT
  : >"$GITHUB_OUTPUT"
}

# Both services, by digests that begin like this.
images() {
  printf 'registry=ghcr.io/us/it/registry@%s insights=ghcr.io/us/it/insights@%s' "$(digest "$1")" "$(digest "$1")"
}

# promote ENVIRONMENT DIGIT VERSION COMMIT [OPTION...]
promote() {
  local environment="$1" first="$2" number="$3" built="$4"
  shift 4
  # shellcheck disable=SC2046 # a list of words
  run scripts/delivery/promote "$environment" $(images "$first") --version "$number" --commit "$built" --no-verify "$@"
}

remote() {
  git --git-dir "$BATS_TEST_TMPDIR/remote.git" "$@"
}

# What is promoted to an environment, or was, counted from the last promotion.
promoted() {
  remote show "deployed/$1${2-}:release.yaml"
}

history() {
  remote log --format=%s "deployed/$1" | paste -s -d , -
}

last_output() {
  sed -n "s/^$1=//p" "$GITHUB_OUTPUT" | tail -n 1
}
