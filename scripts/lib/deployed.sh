# What was deployed, as the cluster remembers it: sourced with cluster.sh, never run.
# shellcheck shell=bash disable=SC2154 # namespace, record and work come from there

# A Secret has no place in a record that more people may read; going back leaves Secrets as they are.
without_secrets() {
  awk 'function flush() { if (!secret) printf "%s", text; text = ""; secret = 0 }
    /^---/ { flush() }
    { text = text $0 "\n" }
    /^kind: Secret$/ { secret = 1 }
    END { flush() }' "$1"
}

# The ConfigMap "deployed" of the namespace, as a folder of one file a key:
#   state           deploying, deployed, rolled-back or failed
#   at              since when
#   wanted          what was deployed last, wanted.yaml its manifests
#   previous        what was in service before that, previous.yaml its manifests where they are known
RECORDED="state at wanted wanted.yaml previous previous.yaml"

recall() {
  local key
  for key in $RECORDED; do
    : >"$record/$key"
  done
  # shellcheck disable=SC2016 # the dollar signs are for kubectl
  kube get configmap deployed --ignore-not-found \
    --output 'go-template={{range $key, $value := .data}}{{printf "\x01%s\n%s" $key $value}}{{end}}' >"$work/data" ||
    die "The cluster does not say what was deployed in $namespace. Nothing was changed."
  awk -v folder="$record" 'BEGIN { RS = "\001" }
    NR > 1 { end = index($0, "\n"); printf "%s", substr($0, end + 1) >(folder "/" substr($0, 1, end - 1)) }' "$work/data"
}

recorded() {
  cat "$record/$1"
}

# Fails where the cluster doesn't take it.
remember() {
  printf '%s' "$1" >"$record/state"
  date -u +%Y-%m-%dT%H:%M:%SZ >"$record/at"
  kube create configmap deployed --from-file="$record" --dry-run=client --output yaml >"$work/configmap.yaml" &&
    apply "$work/configmap.yaml" >/dev/null
}

# What rollback will come back to, from what was in service until now. What the last deployment left unproven never becomes it.
keep_previous() {
  local in_service="$1"
  case "$(recorded state)" in deploying | failed) return ;; esac
  # shellcheck disable=SC2086 # a list of words
  is_complete $in_service || in_service=""
  if [ "$(recorded state)" = deployed ] && [ "$in_service" = "$(recorded wanted)" ]; then
    cp "$record/wanted.yaml" "$record/previous.yaml"
  elif [ "$in_service" != "$(recorded previous)" ]; then
    : >"$record/previous.yaml"
  fi
  printf '%s' "$in_service" >"$record/previous"
}
