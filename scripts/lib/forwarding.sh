# Asking services in a cluster: sourced with cluster.sh, never run.
# shellcheck shell=bash disable=SC2154 # namespace, work and smoke_url come from there

# Without an address from outside through the cluster's API, which every deployer reaches.
smoke_test() {
  local within="${SMOKE_WITHIN:-60s}"
  if [ -n "$smoke_url" ]; then
    scripts/delivery/smoke "$smoke_url" --within "$within"
    return
  fi
  local status=0
  forwards=""
  if forward registry 5176 && forward insights 8080; then
    scripts/delivery/smoke "$(forwarded insights)" --registry "$(forwarded registry)" --within "$within" || status=1
  else
    printf '%s The cluster forwards no port:\n' "$BAD"
    cat "$work"/forward-*
    status=1
  fi
  stop_forwards
  return "$status"
}

forwarded() {
  printf 'http://localhost:%s' "$(sed -n 's/^Forwarding from 127\.0\.0\.1:\([0-9]*\) .*/\1/p' "$work/forward-$1" | head -n 1)"
}

forward() {
  local service="$1" port="$2" deadline=$((SECONDS + 30)) pid
  # Not through kube: the pid would be that of a shell around it.
  kubectl --namespace "$namespace" port-forward --address 127.0.0.1 "service/$service" ":$port" >"$work/forward-$service" 2>&1 &
  pid=$!
  forwards="$forwards $pid"
  until grep -q '^Forwarding from' "$work/forward-$service"; do
    kill -0 "$pid" 2>/dev/null || return 1
    [ "$SECONDS" -lt "$deadline" ] || return 1
    sleep 0.1
  done
}

stop_forwards() {
  local pid
  for pid in ${forwards-}; do
    kill "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  forwards=""
}
