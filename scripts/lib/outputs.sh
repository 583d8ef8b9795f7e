# What "terraform output -json" says of an environment: sourced after base.sh, never run.
# shellcheck shell=bash

# One of the facts in the output "deployment"; empty where it is null.
output_of() {
  jq --exit-status --raw-output --arg fact "$2" '.deployment.value | if has($fact) then .[$fact] // "" else error("none") end' "$1" 2>/dev/null ||
    die "$1 says no \"$2\": it should be what terraform output -json prints in deploy/terraform/environments."
}

# The variables of the GitHub environment that it is about: environment, name and value, a line each. Those that are null are none.
variables_of() {
  local environment
  environment="$(output_of "$1" environment)" || return 1
  jq --exit-status --raw-output --arg environment "$environment" \
    '.github.value | to_entries[] | select(.value != null) | [$environment, (.key | ascii_upcase), .value] | @tsv' "$1" 2>/dev/null ||
    die "$1 says no \"github\": it should be what terraform output -json prints in deploy/terraform/environments."
}

# How kubectl gets to the cluster. There is no secret in it: who somebody is, gcloud says.
kubeconfig_of() {
  local outputs="$1" environment endpoint namespace
  environment="$(output_of "$outputs" environment)" && endpoint="$(output_of "$outputs" endpoint)" &&
    namespace="$(output_of "$outputs" namespace)" || return 1
  kubeconfig_at "$environment" "$endpoint" ", namespace: $namespace"
  cat <<YAML
      exec:
        apiVersion: client.authentication.k8s.io/v1
        command: gke-gcloud-auth-plugin
        interactiveMode: Never
        provideClusterInfo: true
YAML
}

# The same but for who somebody is, which comes after it. The control plane's name has a certificate that everybody trusts.
kubeconfig_at() {
  local environment="$1" endpoint="$2" more="${3-}"
  cat <<YAML
apiVersion: v1
kind: Config
current-context: $environment
clusters:
  - name: $environment
    cluster: {server: "https://$endpoint"}
contexts:
  - name: $environment
    context: {cluster: $environment, user: deployer$more}
users:
  - name: deployer
    user:
YAML
}
