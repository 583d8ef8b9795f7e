#!/usr/bin/env bats
# Scanning, with a fake Trivy that finds what FINDS names.
# shellcheck disable=SC2030,SC2031 # each test changes for itself

load project

setup() {
  project="$BATS_TEST_TMPDIR/project"
  copy_project "$project"
  cp "$REPOSITORY/.trivyignore.yaml" "$project"
  cd "$project" || return
  fake trivy <<'FAKE'
# FINDS is a pattern of calls that find something, AWAY one of those that need a database.
printf '%s\n' "$*" >>"$PWD/calls"
output=""
code=0
previous=""
for argument; do
  case "$previous" in
    --output) output="$argument" ;;
    --exit-code) code="$argument" ;;
  esac
  previous="$argument"
done
if [ "$1" = convert ]; then
  case "$*" in
    *sarif*) cp "$argument" "$output" ;;
    *) printf 'Report: %s\n' "$(cat "$argument")" ;;
  esac
  exit
fi
if [ -n "${AWAY-}" ] && [[ $* =~ $AWAY ]]; then
  printf '2026-01-01T00:00:00Z\tFATAL\tFatal error\tthe database is out of reach\n' >&2
  exit 1
fi
if [[ $* == *cyclonedx* ]]; then
  printf '{\n"bom-ref": 1\n}\n' >"$output"
  exit
fi
printf 'of %s' "$1" >"$output"
if [ -n "${FINDS-}" ] && [[ $* =~ $FINDS ]]; then exit "$code"; fi
FAKE
}

@test "scans files and configuration, with one ignore file and one threshold" {
  passes scripts/scan

  shows "✓ Dependencies and secrets"
  shows "✓ Misconfiguration"
  [ "$(wc -l <calls)" -eq 2 ]
  [ "$(grep -c -- "--severity HIGH,CRITICAL --ignorefile .trivyignore.yaml" calls)" -eq 2 ]
  grep -q "^fs --scanners vuln,secret --ignore-unfixed" calls
  grep -q "^config " calls
}

@test "scans what its options name" {
  passes scripts/scan --configuration
  passes scripts/scan --image one:1 --image "ghcr.io/us/two@$(digest 2)"

  [ "$(cut -d ' ' -f 1 calls | tr '\n' ' ')" = "config image image " ]
}

@test "fails with what was found, and shows it" {
  FINDS="^image .*two" refuses scripts/scan --image one --image two

  shows "✓ one"
  shows "✗ two"
  shows "Report: of image"
  shows ".trivyignore.yaml, with its reason"
}

@test "scans an image for each platform, and lists what is in each" {
  FINDS="linux/arm64 .*registry" refuses scripts/scan --image "ghcr.io/us/registry@$(digest 1)" --image "ghcr.io/us/insights@$(digest 2)" \
    --platform linux/amd64 --platform linux/arm64 --sbom lists

  shows "✓ ghcr.io/us/registry@$(digest 1) for linux/amd64"
  shows "✗ ghcr.io/us/registry@$(digest 1) for linux/arm64"
  shows "✓ insights-arm64.cdx.json lists 1 components"
  [ "$(cd lists && echo *)" = "insights-amd64.cdx.json insights-arm64.cdx.json registry-amd64.cdx.json registry-arm64.cdx.json" ]
  grep -qx -- "image --quiet --format cyclonedx --output $PWD/lists/registry-arm64.cdx.json --platform linux/arm64 ghcr.io/us/registry@$(digest 1)" calls
}

@test "fails in CI where what is in an image could not be listed" {
  AWAY=cyclonedx CI=true refuses scripts/scan --image one --sbom lists

  shows "✗ What is in one: "
}

@test "Trivy has one version, by the digest of its image, and what is installed is that one" {
  mkdir .devcontainer
  cp "$REPOSITORY/.devcontainer/Dockerfile" .devcontainer
  # shellcheck disable=SC2016
  fake docker 'echo "$*" >>"$PWD/docker-calls"; case "$1" in create) echo one ;; cp) echo trivy >"$4" ;; esac'

  passes scripts/checks/tools trivy

  [ "$(cat .tools/bin/trivy)" = trivy ]
  [[ "$(sed -n 's/^create --quiet //p' docker-calls)" =~ ^aquasec/trivy:[0-9]+\.[0-9]+\.[0-9]+@sha256:[0-9a-f]{64}$ ]]
  fails git -C "$REPOSITORY" grep -nE '(aquasec(urity)?/trivy[a-z/-]*[@:]v?|trivy:v?)[0-9]' -- . ':!.devcontainer/Dockerfile' ':!*go.sum'
}

@test "writes SARIF for each scan, also of what fails" {
  FINDS=. run scripts/scan --files --configuration --image deployment-insights/registry:local --image "ghcr.io/us/insights@$(digest 2)" \
    --image localhost:5000/registry --sarif found

  [ "$status" -eq 1 ]
  [ "$(cd found && echo *)" = "configuration.sarif files.sarif image-insights.sarif image-registry-again.sarif image-registry.sarif" ]
}

@test "says how to get Trivy where it is not there, and fails in CI" {
  rm "$BATS_TEST_TMPDIR/bin/trivy"
  PATH="$(path_without trivy)"

  passes scripts/scan
  shows "not scanned, trivy not found: scripts/checks/tools trivy, or see https://trivy.dev/"
  CI=true refuses scripts/scan
}

@test "says that the database is away, still looks for secrets, and fails in CI" {
  export AWAY=vuln
  passes scripts/scan
  shows "– Dependencies: not scanned, "
  shows "the database is out of reach"
  shows "✓ Secrets"
  shows "✓ Misconfiguration"

  CI=true refuses scripts/scan
  shows "✗ Dependencies: "
}

@test "fails for secrets while the database is away" {
  AWAY=vuln FINDS="scanners secret" refuses scripts/scan --files

  shows "✗ Secrets"
}

@test "refuses what it can't mean" {
  refuses scripts/scan --everything

  shows "Unknown argument --everything; allowed are --files"
  [ ! -e calls ]
}

# Trivy itself, where it is: what its version brings along needs no database.
@test "finds nothing to complain of in this project's configuration" {
  PATH="${PATH#"$BATS_TEST_TMPDIR/bin:"}"
  command -v trivy >/dev/null || skip "no trivy"
  cd "$REPOSITORY"

  passes scripts/scan --configuration

  shows "✓ Misconfiguration"
}
