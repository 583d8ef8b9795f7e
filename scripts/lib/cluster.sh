# Putting images into service in one environment of a Kubernetes cluster: sourced by deploy and rollback, never run.
# shellcheck shell=bash disable=SC2034,SC2154 # names that the scripts have that source this, or take from it
for part in images deployed forwarding kubernetes outputs; do
  # shellcheck source=/dev/null
  . "scripts/lib/$part.sh"
done

# Takes a script's arguments apart: the environment, images, and how to get there.
read_arguments() {
  environment="" images="" overlay="" timeout=5m smoke_url="" outputs="" verify=yes
  while [ $# -gt 0 ]; do
    case "$1" in
      --overlay | --timeout | --smoke | --outputs)
        [ $# -gt 1 ] || die "$1 needs a value."
        case "$1" in
          --overlay) overlay="$2" ;;
          --timeout) timeout="$2" ;;
          --smoke) smoke_url="$2" ;;
          --outputs) outputs="$2" ;;
        esac
        shift
        ;;
      --no-verify) verify=no ;;
      -*) die "Unknown option $1; allowed are --overlay, --timeout, --smoke, --outputs and --no-verify." ;;
      *=*) add_image "$1" ;;
      *)
        [ -z "$environment" ] || die "Two environments, $environment and $1."
        environment="$1"
        ;;
    esac
    shift
  done
  [ -n "$environment" ] || die "Which environment? There are: $(environments)."
  overlay="${overlay:-deploy/kubernetes/overlays/$environment}"
  [ -f "$overlay/kustomization.yaml" ] || die "No environment \"$environment\": $overlay has no kustomization.yaml. There are: $(environments)."
  namespace="$(sed -n 's/^namespace: *//p' "$overlay/kustomization.yaml")"
  [ -n "$namespace" ] || die "$overlay/kustomization.yaml sets no namespace."
  seconds="$(seconds_of "$timeout")" || exit 1
  have kubectl || die "kubectl not found: see https://kubernetes.io/docs/tasks/tools/."
}

# The cluster that Terraform has made for the environment, instead of the one of kubectl's current context.
take_outputs() {
  local made_for
  [ -n "$outputs" ] || return 0
  have jq || die "jq not found: $(install_hint jq jq)."
  case "$outputs" in /*) ;; *) outputs="$CALLER_DIR/$outputs" ;; esac
  [ -f "$outputs" ] || die "There is no file $outputs."
  made_for="$(output_of "$outputs" environment)" || exit 1
  [ "$made_for" = "$environment" ] || die "$outputs is of $made_for, and this is for $environment. Nothing was changed."
  kubeconfig_of "$outputs" >"$work/kubeconfig" || exit 1
  export KUBECONFIG="$work/kubeconfig"
  smoke_url="${smoke_url:-$(output_of "$outputs" insights_url)}"
}

environments() {
  overlays | sed 's:.*/::' | tr '\n' ' ' | sed 's/ $//'
}

kube() {
  kubectl --namespace "$namespace" "$@"
}

apply() {
  kube apply --server-side --force-conflicts --field-manager=deploy --filename "$1"
}

# Before anything is recorded in it. Who may not look at namespaces has one that is there.
ensure_namespace() {
  local found
  if found="$(kubectl get namespace "$namespace" --ignore-not-found --output name 2>/dev/null)" && [ -z "$found" ]; then
    kubectl create namespace "$namespace"
  fi
}

# What the cluster runs now. There is no way back to an image without a digest.
images_in_service() {
  local service image found=""
  for service in $SERVICES; do
    image="$(kube get deployment "$service" --ignore-not-found \
      --output "jsonpath={.spec.template.spec.containers[?(@.name==\"$service\")].image}")" ||
      die "The cluster does not say what $service runs in $namespace. Nothing was changed."
    if is_pinned "$service=$image"; then
      found="$found $service=$image"
    elif [ -n "$image" ]; then
      printf '%s runs %s, which names no digest: there is no way back to it.\n' "$service" "$image" >&2
    fi
  done
  printf '%s' "${found# }"
}

# The overlay's manifests with these images, into a file.
render() {
  local file="$1" image
  shift
  render_overlay "$overlay" "$@" >"$file" || die "$overlay is no valid overlay. Nothing was changed."
  for image in "$@"; do
    grep -qF "image: ${image#*=}" "$file" || die "$overlay has no image named ${image%%=*} to put ${image#*=} into. Nothing was changed."
  done
}

# Applies manifests, and fails unless they roll out and what they run answers well.
put_into_service() {
  local service deadline=$((SECONDS + seconds)) left
  if ! apply "$1"; then
    printf '%s The cluster did not take the manifests.\n' "$BAD"
    return 1
  fi
  for service in $SERVICES; do
    left=$((deadline - SECONDS))
    [ "$left" -gt 0 ] || left=1
    if ! kube rollout status "deployment/$service" --timeout "${left}s"; then
      printf '%s %s did not roll out within %s.\n' "$BAD" "$service" "$timeout"
      return 1
    fi
  done
  smoke_test
}

# For people who read the log of a failed deployment.
show_what_happened() {
  local pod
  printf '\nPods of %s:\n' "$namespace"
  kube get pods --output wide || true
  for pod in $(kube get pods --no-headers 2>/dev/null | awk '{ split($2, ready, "/") } ready[1] != ready[2] { print $1 }'); do
    printf '\nThe end of the log of %s:\n' "$pod"
    kube logs "$pod" --all-containers --tail 20 || true
  done
  printf '\nWarnings:\n'
  kube get events --field-selector type=Warning --sort-by .lastTimestamp 2>/dev/null | tail -n 15 || true
  printf '\n'
}

# For the steps of a workflow that come after.
set_output() {
  [ -z "${GITHUB_OUTPUT-}" ] || printf '%s=%s\n' "$1" "$2" >>"$GITHUB_OUTPUT"
}

begin_work() {
  work="$(mktemp -d)"
  record="$work/deployed"
  mkdir "$record"
  trap 'stop_forwards; rm -rf "$work"' EXIT
  trap 'exit 130' INT TERM
  take_outputs
}
