#!/usr/bin/env bats
# Verifying and tagging images that exist.

load project

setup() {
  calls="$BATS_TEST_TMPDIR/calls"
  export calls
  # shellcheck disable=SC2016 # for the fakes to fill in
  fake docker 'echo "docker $*" >>"$calls"'
  # shellcheck disable=SC2016
  fake cosign 'echo "cosign $*" >>"$calls"; case "$*" in *sha256:f0*) exit 1 ;; esac'
  registry="ghcr.io/us/insights/registry@$(digest 1)"
  insights="ghcr.io/us/insights/insights@$(digest 2)"
  cd "$REPOSITORY" || return
}

@test "verifies every image, by its digest" {
  GITHUB_REPOSITORY=us/insights passes scripts/delivery/verify-images "$registry" "insights=$insights"

  shows "$registry is signed by https://github.com/us/insights/.github/workflows/main.yml@refs/heads/main"
  [ "$(sed -n 's/^cosign verify .* //p' "$calls")" = "$registry"$'\n'"$insights" ]
}

@test "fails with the first image that does not verify" {
  GITHUB_REPOSITORY=us/insights refuses scripts/delivery/verify-images "ghcr.io/us/insights/registry@$(digest f0)" "$insights"

  shows "registry@$(digest f0) does not verify"
}

@test "takes the repository's name from its origin" {
  clone="$BATS_TEST_TMPDIR/clone"
  mkdir -p "$clone"
  cp -R scripts "$clone"
  git init -q "$clone"
  for origin in https://github.com/us/insights.git git@github.com:us/insights ssh://git@github.com/us/insights.git; do
    git -C "$clone" config remote.origin.url "$origin"
    run "$clone/scripts/delivery/verify-images" "$registry"
    shows "https://github.com/us/insights/.github/workflows/main.yml"
  done
  git -C "$clone" config remote.origin.url https://example.com/us/insights
  refuses "$clone/scripts/delivery/verify-images" "$registry"
  shows "Set GITHUB_REPOSITORY=OWNER/NAME"
}

@test "verifies no tag, because tags move" {
  refuses scripts/delivery/verify-images ghcr.io/us/insights/registry:latest

  shows "names no image by its digest"
  [ ! -e "$calls" ]
}

@test "gives all tags to each image, without building" {
  passes scripts/delivery/tag-images "1.4.0 1.4" latest "registry=$registry" "insights=$insights"

  [ "$(cat "$calls")" = "docker buildx imagetools create --tag ghcr.io/us/insights/registry:1.4.0 --tag ghcr.io/us/insights/registry:1.4 --tag ghcr.io/us/insights/registry:latest $registry
docker buildx imagetools create --tag ghcr.io/us/insights/insights:1.4.0 --tag ghcr.io/us/insights/insights:1.4 --tag ghcr.io/us/insights/insights:latest $insights" ]
}

@test "tags nothing when any of it makes no sense" {
  refuses scripts/delivery/tag-images "1.4*" "registry=$registry"
  shows '"1.4*" is no tag'
  run scripts/delivery/tag-images latest
  shows "No image to give a tag to"
  run scripts/delivery/tag-images "registry=$registry"
  shows "No tag to give"
  run scripts/delivery/tag-images latest registry=ghcr.io/us/insights/registry:latest
  shows "names no image by its digest"

  [ ! -e "$calls" ]
}
