#!/usr/bin/env bats
# Which version comes next, what a release says, and the changelog: config/cliff.toml with git-cliff itself.

load project

setup() {
  [ -x "$REPOSITORY/node_modules/.bin/git-cliff" ] || skip "git-cliff not found: make setup"
  project="$BATS_TEST_TMPDIR/project"
  copy_project "$project"
  cd "$project" || return
  ln -s "$REPOSITORY/node_modules" node_modules
  git_repository
}

commit() {
  git commit -q --allow-empty --no-verify -m "$1" ${2:+-m "$2"}
}

release() {
  commit "docs: one more"
  git tag "v$1"
}

next_is() {
  [ "$(scripts/delivery/release --version)" = "$1" ] || {
    printf 'It is %s, not %s.\n' "$(scripts/delivery/release --version 2>&1)" "$1" >&2
    return 1
  }
}

@test "begins with 0.1.0" {
  commit "feat: something"

  next_is 0.1.0
}

@test "a feature makes a minor version, a fix a patch, and the greater one decides" {
  release 1.2.3
  commit "fix(registry): a repair"
  next_is 1.2.4
  commit "feat(insights): a feature"
  next_is 1.3.0
  commit "perf: faster"
  next_is 1.3.0
}

@test "a breaking change makes a major version, in either spelling, and a minor one before 1.0.0" {
  release 0.4.1
  commit "feat!: everything is different"
  next_is 0.5.0
  release 1.2.3
  commit "refactor(registry)!: another path"
  next_is 2.0.0
  release 2.0.0
  commit "feat: another field" "BREAKING CHANGE: the old one is gone"
  next_is 3.0.0
}

@test "what is no change for users makes no version, and no release" {
  release 1.2.3
  commit "docs: a page"
  commit "Merge branch 'feat: something'"
  commit "chore: feat: not a feature"
  commit "feat(ci): faster pipelines"

  next_is 1.2.3
  refuses scripts/delivery/release
  shows "Nothing since v1.2.3 makes a version."
}

@test "counts from the greatest release that this commit contains, and from nothing that only looks like one" {
  release 1.9.0
  release 1.10.0
  git tag v2.0.0-rc.1
  git tag version3
  git checkout -q -b other
  release 3.0.0
  git checkout -q main
  commit "fix: a repair"

  next_is 1.10.1
}

@test "refuses to guess from a part of the history" {
  release 1.2.3
  commit "fix: a repair"
  git clone -q --depth 1 "file://$project" "$BATS_TEST_TMPDIR/shallow"
  cp -R scripts pom.xml "$BATS_TEST_TMPDIR/shallow"

  refuses "$BATS_TEST_TMPDIR/shallow/scripts/delivery/release" --version

  shows "only a part of the history"
}

@test "notes hold what users notice, since the release before" {
  commit "feat: begin"
  git tag v0.1.0
  commit "feat(insights): count empty days"
  commit "fix: a day that daylight saving shortens is a day"
  commit "fix(test): wait for the port"
  commit "docs: say more"
  commit "feat(registry)!: one feed" "BREAKING CHANGE: follow next"
  commit "perf(insights): one pass"
  git tag v1.0.0

  passes scripts/delivery/release --notes

  diff - <(printf '%s\n' "$output") <<'END'
### Breaking changes

- **registry**: One feed. Follow next

### Features

- **insights**: Count empty days

### Fixes

- A day that daylight saving shortens is a day

### Faster

- **insights**: One pass
END
  commit "feat: not released yet"
  passes scripts/delivery/release --notes
  [ "$output" = "$(printf '### Features\n\n- Not released yet')" ]
}

@test "a release is a commit of its changelog, then a tag, and what came in between goes into the changelog first" {
  commit "feat: begin"
  passes scripts/delivery/release
  shows 'git commit CHANGELOG.md --message "docs: changelog of 0.1.0"'
  grep -qx -- "- Begin" CHANGELOG.md
  git add CHANGELOG.md
  commit "docs: changelog of 0.1.0"

  passes scripts/delivery/release
  shows "git tag --sign v0.1.0"

  commit "fix: merged meanwhile"
  passes scripts/delivery/release
  shows "git commit CHANGELOG.md"
  grep -qx -- "- Merged meanwhile" CHANGELOG.md
}

# After an edit by hand, or a change of how it is made, it has to be made again.
@test "CHANGELOG.md is what the history before its last change makes" {
  cd "$REPOSITORY"
  [ "$(git rev-parse --is-shallow-repository)" = false ] || skip "only a part of the history is here"
  [ -f CHANGELOG.md ]
  base=HEAD
  ! git diff --quiet HEAD -- CHANGELOG.md || base="$(git log -1 --format=%H -- CHANGELOG.md)^"
  git clone -q --shared --no-checkout . "$BATS_TEST_TMPDIR/then"
  git -C "$BATS_TEST_TMPDIR/then" update-ref HEAD "$(git rev-parse "$base")"
  cd "$project"

  made="$(RUST_LOG=error node_modules/.bin/git-cliff --config "$REPOSITORY/config/cliff.toml" --repository "$BATS_TEST_TMPDIR/then" --bump)"

  diff <(printf '%s\n' "$made") "$REPOSITORY/CHANGELOG.md"
}
