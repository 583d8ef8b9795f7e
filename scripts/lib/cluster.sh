# The cluster of an environment: sourced after chart.sh and outputs.sh, never run.
# shellcheck shell=bash disable=SC2154 # environment, namespace and work come from the scripts

# So that a pipeline's account needs no right to Secrets; the chart makes none.
export HELM_DRIVER=configmap

# The cluster that Terraform has made for the environment, of a file, instead of the one of kubectl's current context.
take_outputs() {
  local made_for
  [ -f "$1" ] || die "There is no file $1."
  made_for="$(output_of "$1" environment)" || exit 1
  [ "$made_for" = "$environment" ] || die "$1 is of $made_for, and this is for $environment. Nothing was changed."
  kubeconfig_of "$1" >"$work/kubeconfig" || exit 1
  export KUBECONFIG="$work/kubeconfig"
}

in_namespace() {
  local program="$1"
  shift
  "$program" --namespace "$namespace" "$@"
}

# What Helm knows of the release, a revision a line: its number and status, the last one at the end. Nothing where there is none.
revisions() {
  local releases
  releases="$(in_namespace helm list --filter "^$RELEASE\$" --output json 2>"$work/complaint")" || return 1
  [ "$(jq length <<<"$releases")" -eq 0 ] || in_namespace helm history "$RELEASE" --output json 2>"$work/complaint" | jq --raw-output '.[] | "\(.revision) \(.status)"'
}

# When the last good revision was promoted.
promoted_at() {
  in_namespace helm get values "$RELEASE" --revision "$1" --output json 2>/dev/null | jq --raw-output '.release.promotedAt // ""'
}

# For people who read the log of a failed deployment.
show_what_happened() {
  local pod
  have kubectl || return 0
  {
    printf '\nPods of %s:\n' "$namespace"
    in_namespace kubectl get pods --output wide || true
    for pod in $(in_namespace kubectl get pods --no-headers 2>/dev/null | awk '$3 != "Completed" { split($2, ready, "/"); if (ready[1] != ready[2]) print $1 }'); do
      printf '\nThe end of the log of %s:\n' "$pod"
      in_namespace kubectl logs "$pod" --all-containers --tail 20 || true
    done
    printf '\nWarnings:\n'
    in_namespace kubectl get events --field-selector type=Warning --sort-by .lastTimestamp 2>/dev/null | tail -n 15 || true
    printf '\n'
  } >&2
}
