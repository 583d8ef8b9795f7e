#!/usr/bin/env bats
# The images of others that containers are made of: pinned, kept current, and replaced only where no registry answers.

load project

setup() {
  cd "$REPOSITORY" || return
  # Whatever the tests themselves run with.
  # shellcheck disable=SC2046 # a list of words
  unset GITHUB_ACTIONS $(compgen -e | grep '_IMAGE$' || true)
}

# FILE:IMAGE of whatever a tracked file builds on or runs, but for stages of the same file, variables, and images of this project.
images_of_others() {
  git ls-files -- '*Dockerfile' | while read -r file; do
    awk -v file="$file" '$1 == "FROM" { if (!($2 in stages) && $2 !~ /^([$]|scratch$)/) print file ":" $2; stages[$4] }' "$file"
  done
  git ls-files -- '*.yaml' '*.yml' ':!scripts/tests' |
    xargs grep -oE '\bimage: *[{]?"?([$][{][A-Z]+_IMAGE:-)?[a-z0-9./-]+[:@][^" }]+' |
    sed -E 's/: *image: *[{]?"?/:/; s/[$][{][A-Z]+_IMAGE:-//' | grep -v ':deployment-insights/'
  git ls-files -- scripts ':!scripts/tests' | xargs grep -oE '_IMAGE:-[a-z0-9./-]+[:@][^" }]+' | sed 's/:_IMAGE:-/:/'
}

@test "no image floats: each has an exact version" {
  images_of_others >"$BATS_TEST_TMPDIR/images"

  [ "$(wc -l <"$BATS_TEST_TMPDIR/images")" -ge 11 ]
  run grep -vE '^[^:]*:[a-z0-9./-]+:[a-z0-9-]*[0-9]+[.][0-9]+[.][0-9]+[^@]*(@sha256:[0-9a-f]{64})?$' "$BATS_TEST_TMPDIR/images"
  [ -z "$output" ]
}

@test "what is run and shipped has a digest" {
  run grep -v '@sha256:' <(images_of_others)

  # No public source names one.
  [ "$output" = ".devcontainer/Dockerfile:mcr.microsoft.com/devcontainers/java:3.0.7-25-bookworm" ]
}

@test "Dependabot raises the images of every folder that has some" {
  # What a script names it doesn't know.
  for folder in $(images_of_others | grep -v '^scripts/' | sed -E 's:^([^:]*/)?[^/:]*[:].*:/\1:; s:(.)/$:\1:' | sort -u); do
    grep -A 3 -E 'package-ecosystem: docker' .github/dependabot.yml | grep -E 'director(y|ies):' | tr -d '[],' | grep -qE "[ ]$folder( |\$)"
  done
  # It reads what a stage begins with, and knows nothing of arguments.
  [ "$(grep -cE '^FROM [^$ ]+@sha256:[0-9a-f]{64} AS (maven|jre)$' Dockerfile)" -eq 2 ]
}

stand_ins() {
  # shellcheck disable=SC2016 # for the other shell
  run bash -c '. scripts/lib/services.sh; have() { command -v "$1" >/dev/null; }; . scripts/lib/base-images.sh; use_stand_ins; env | sed -n "s/^MONGO_IMAGE=/is /p"'
}

@test "without a registry an image that is here takes the place of a pinned one" {
  fake docker 'case "$*" in "image inspect mongo:8") ;; *) exit 1 ;; esac'

  stand_ins

  [ "$output" = "No registry answers: in the place of pinned images are mongo:8.
is mongo:8" ]
}

@test "with a registry, or in a pipeline, nothing takes the place of a pinned image" {
  fake docker 'case "$*" in "image inspect mongo:8" | "buildx imagetools inspect mongo:8."*) ;; *) exit 1 ;; esac'
  stand_ins
  [ -z "$output" ]

  fake docker 'case "$*" in "image inspect mongo:8") ;; *) exit 1 ;; esac'
  GITHUB_ACTIONS=true stand_ins
  [ -z "$output" ]
}

@test "an image that was chosen stays" {
  fake docker 'case "$*" in "image inspect mongo:8") ;; *) exit 1 ;; esac'

  MONGO_IMAGE=registry.example.com/mongo:8.2.12 stand_ins

  [ "$output" = "is registry.example.com/mongo:8.2.12" ]
}
