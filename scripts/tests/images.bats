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

# A clone with two commits, and images that say which one they are of: a reference and a commit a line. Answers are as a registry gave them
# for an index and for an image of one platform.
images_of_commits() {
  mkdir "$BATS_TEST_TMPDIR/clone" && cd "$BATS_TEST_TMPDIR/clone" || return
  cp -R "$REPOSITORY/scripts" .
  git_repository
  git commit -q --allow-empty -m "feat: older" && older="$(git rev-parse HEAD)"
  git commit -q --allow-empty -m "feat: newer" && newer="$(git rev-parse HEAD)"
  commits="$BATS_TEST_TMPDIR/commits"
  export commits
  # shellcheck disable=SC2016
  fake docker 'case "$*" in
  "buildx imagetools inspect --format {{json .Image}} "*)
    commit="$(awk -v image="${*: -1}" '"'"'$1 == image { print $2 }'"'"' "$commits")"
    config="{\"created\": \"0001-01-01T00:00:00Z\", \"config\": {\"Labels\": {\"org.opencontainers.image.revision\": \"$commit\"}}}"
    case "$commit ${*: -1}" in
      " "*) echo "ERROR: ${*: -1}: not found" >&2; exit 1 ;;
      *registry*) echo "{\"linux/amd64\": $config, \"linux/arm64\": $config}" ;;
      *) echo "$config" ;;
    esac ;;
  *) echo "docker $*" >>"$calls" ;;
  esac'
}

@test "latest moves to a later commit, to the same, and to the first image there is" {
  images_of_commits
  for there in "$older" "$newer" ""; do
    rm -f "$calls"
    printf '%s\n' "ghcr.io/us/insights/registry:latest $there" "$registry $newer" "$insights $newer" >"$commits"
    passes scripts/delivery/tag-images --only-forward latest "registry=$registry" "insights=$insights"
    [ "$(grep -c "create --tag" "$calls")" -eq 2 ]
  done
}

@test "latest stays where it is when an older commit comes later" {
  images_of_commits
  printf '%s\n' "ghcr.io/us/insights/registry:latest $newer" "ghcr.io/us/insights/insights:latest $older" "$registry $older" "$insights $older" >"$commits"

  passes scripts/delivery/tag-images --only-forward latest "registry=$registry" "insights=$insights"

  shows "ghcr.io/us/insights/registry:latest is of a later commit already"
  [ "$(cat "$calls")" = "docker buildx imagetools create --tag ghcr.io/us/insights/insights:latest $insights" ]
}

@test "latest stays where it is when nobody knows which commit is later" {
  images_of_commits
  for there in "$(printf '%040d' 1)" unknown; do
    printf '%s\n' "ghcr.io/us/insights/registry:latest $there" "$registry $newer" >"$commits"
    refuses scripts/delivery/tag-images --only-forward latest "registry=$registry"
    [ ! -e "$calls" ]
  done
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
