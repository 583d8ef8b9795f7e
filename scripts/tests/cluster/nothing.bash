# A cluster that runs nothing: sourced by the fake kubectl. Its digest says what an image is like: dead… never gets ready,
# b11d… gets ready and is blind. So is every image with an overlay whose setting is broken never ready.
# shellcheck shell=bash disable=SC2154 # place comes from kubectl

# As Kustomize would, from the file that render in scripts/lib/cluster.sh writes.
render() {
  local overlay name image digest
  overlay="$(cd "$1" && cd "$(sed -n 's/^  - "\(.*\)"$/\1/p' kustomization.yaml)" && pwd)"
  sed -n 's/.*name: \([a-z]*\), newName: "\(.*\)", digest: "\(.*\)".*/\1 \2 \3/p' "$1/kustomization.yaml" | while read -r name image digest; do
    printf 'kind: Deployment\nmetadata:\n  name: %s\n  namespace: %s\nspec:\n  image: %s@%s\n  setting: %s\n---\n' \
      "$name" "$(sed -n 's/^namespace: //p' "$overlay/kustomization.yaml")" "$image" "$digest" "$(cat "$overlay/setting" 2>/dev/null || printf fine)"
  done
  if [ -f "$overlay/secret" ]; then
    printf 'kind: Secret\nmetadata:\n  name: password\n  namespace: %s\ndata: %s\n' \
      "$(sed -n 's/^namespace: //p' "$overlay/kustomization.yaml")" "$(cat "$overlay/secret")"
  fi
}

start() {
  return 0
}

wait_for_rollout() {
  ! grep -qE 'sha256:dead|setting: broken' "$place/Deployment/$1/wanted.yaml"
}

port_of() {
  if grep -q 'sha256:b11d' "$place/Deployment/$1/wanted.yaml"; then
    printf '%s' "$BLIND_PORT"
  else
    printf '%s' "$GOOD_PORT"
  fi
}

pods() {
  local folder
  for folder in "$place"/Deployment/*/; do
    folder="${folder%/}"
    if wait_for_rollout "${folder##*/}"; then
      printf '%s-1 1/1 Running\n' "${folder##*/}"
    else
      printf '%s-1 0/1 CrashLoopBackOff\n' "${folder##*/}"
    fi
  done
}

log_of() {
  printf 'The log of %s\n' "$1"
}
