# What the scripts for Terraform share: sourced after base.sh, never run.
# shellcheck shell=bash disable=SC2034 # names that the scripts have that source this

TERRAFORM_FOLDER=deploy/terraform

# Every folder that is checked by itself: modules, then what is applied.
terraform_modules() {
  find "$1/modules" -name versions.tf -exec dirname {} \; | sort
}

terraform_roots() {
  find "$1/environments" "$1/local" -name versions.tf -exec dirname {} \; | sort
}

# Folder, provider and version of each provider that the lock files name, such as google hashicorp/google 8.0.0.
locked_providers() {
  awk '$1 == "provider" { gsub(/"/, "", $2); sub(/^registry.terraform.io\//, "", $2); name = $2 }
    $1 == "version" { gsub(/"/, "", $3); print name, $3 }' "$1"/environments/*/.terraform.lock.hcl "$1"/local/.terraform.lock.hcl | sort -u
}

# As Terraform calls this machine.
terraform_platform() {
  local os machine
  os="$(uname -s | tr '[:upper:]' '[:lower:]')"
  machine="$(uname -m)"
  case "$machine" in
    x86_64) machine=amd64 ;;
    aarch64) machine=arm64 ;;
  esac
  printf '%s_%s' "$os" "$machine"
}

# Terraform takes providers from this folder and from nowhere else, and reports to nobody that it runs.
use_provider_mirror() {
  local configuration="$1" mirror="$2"
  printf 'provider_installation {\n  filesystem_mirror {\n    path = "%s"\n  }\n}\n' "$mirror" >"$configuration"
  export TF_CLI_CONFIG_FILE="$configuration"
}
