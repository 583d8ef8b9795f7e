# The chart of deploy/helm with the values of deploy/environments: sourced, never run.
# shellcheck shell=bash disable=SC2034 # the names are for the scripts that source this

CHART=deploy/helm/deployment-insights
# Helm's name for what it installs.
RELEASE=deployment-insights
PATH="$ROOT/.tools/bin:$PATH"

# Every environment's name. The values of a rehearsal come on top of one of them.
environments() {
  local file
  for file in deploy/environments/*.yaml; do
    case "$file" in */rehearsal.yaml | */\*.yaml) ;; *) basename "$file" .yaml ;; esac
  done
}

namespace_of() {
  printf 'deployment-insights-%s' "$1"
}

needs_helm() {
  have helm || die "helm not found: scripts/checks/tools helm builds it; or see https://helm.sh/docs/intro/install."
}

# What a cluster gets, hooks included: render ENVIRONMENT [VALUES_FILE...]
# Paths are relative to where it is called, so that it also renders another commit's files.
render() {
  local environment="$1" file
  shift
  needs_helm
  for file in "$@"; do
    set -- "$@" --values "$file"
    shift
  done
  [ -f "deploy/environments/$environment.yaml" ] || die "No environment \"$environment\"; there are: $(environments | tr '\n' ' ')"
  helm template "$RELEASE" "$CHART" --namespace "$(namespace_of "$environment")" --values "deploy/environments/$environment.yaml" "$@"
}
