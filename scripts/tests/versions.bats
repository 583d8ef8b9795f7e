#!/usr/bin/env bats
# Which version comes next.

load project

setup() {
  project="$BATS_TEST_TMPDIR/project"
  copy_project "$project"
  cd "$project" || return
  git_repository
}

commit() {
  git commit -q --allow-empty -m "$1" ${2:+-m "$2"}
}

release() {
  commit "docs: one more"
  git tag "v$1"
}

next_is() {
  [ "$(scripts/delivery/version 2>/dev/null)" = "$1" ] || {
    printf 'It is %s, not %s.\n' "$(scripts/delivery/version 2>&1)" "$1" >&2
    return 1
  }
}

@test "begins with 0.1.0" {
  commit "feat: something"

  next_is 0.1.0
  refuses scripts/delivery/version --current
  shows "Nothing was released yet."
}

@test "a feature makes a minor version, a repair a patch, and the greater one decides" {
  release 1.2.3
  commit "fix(registry): a repair"
  next_is 1.2.4
  commit "feat(insights): a feature"
  next_is 1.3.0
  commit "perf: faster"
  next_is 1.3.0
}

@test "a breaking change makes a major version, in either spelling" {
  release 1.2.3
  commit "refactor(registry)!: another path"
  next_is 2.0.0
  release 2.0.0
  commit "feat: another field" "BREAKING CHANGE: the old one is gone"
  next_is 3.0.0
}

@test "before 1.0.0 a breaking change makes a minor version" {
  release 0.4.1
  commit "feat!: everything is different"

  next_is 0.5.0
}

@test "what is no change for users makes no version, and it says so" {
  release 1.2.3
  commit "docs: a page"
  commit "Merge branch 'feat: something'"
  commit "chore: feat: not a feature"

  passes scripts/delivery/version
  [ "${lines[0]}" = "Nothing since v1.2.3 makes a version." ]
  [ "${lines[1]}" = 1.2.3 ]
}

@test "takes the greatest release that this commit contains, and nothing that only looks like one" {
  release 1.9.0
  release 1.10.0
  git tag v2.0.0-rc.1
  git tag version3
  git checkout -q -b other
  release 3.0.0
  git checkout -q main
  commit "fix: a repair"

  next_is 1.10.1
  [ "$(scripts/delivery/version --current)" = 1.10.0 ]
}

@test "refuses to guess from a part of the history" {
  release 1.2.3
  commit "fix: a repair"
  git clone -q --depth 1 "file://$project" "$BATS_TEST_TMPDIR/shallow"
  cp -R scripts pom.xml "$BATS_TEST_TMPDIR/shallow"

  refuses "$BATS_TEST_TMPDIR/shallow/scripts/delivery/version"

  shows "only a part of the history"
}
