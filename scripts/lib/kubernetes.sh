# The manifests of deploy/kubernetes as a cluster gets them: sourced, never run.
# shellcheck shell=bash

# An overlay's manifests: render_overlay DIR [registry=IMAGE@DIGEST] [insights=IMAGE@DIGEST]
# Nothing in the overlay is changed.
render_overlay() {
  local overlay="$1" folder status=0
  shift
  if [ ! -f "$overlay/kustomization.yaml" ]; then
    printf 'No overlay %s; there are: %s\n' "$overlay" "$(overlays | tr '\n' ' ')" >&2
    return 1
  fi
  folder="$(mktemp -d)"
  kustomization_in "$folder" "$overlay" "$@" >"$folder/kustomization.yaml" && kustomize_build "$folder" || status=$?
  rm -rf "$folder"
  return "$status"
}

# What Argo CD syncs: render_synced ENVIRONMENT PART [registry=IMAGE@DIGEST] [insights=IMAGE@DIGEST], PART being database, registry or
# insights. As the ApplicationSets of deploy/argocd/applications say: a part of an overlay, its hooks, and images.
render_synced() {
  local overlay="deploy/kubernetes/overlays/$1" part="$2" folder status=0
  shift 2
  folder="$(mktemp -d)"
  {
    kustomization_in "$folder" "$overlay/$part" "$@" &&
      printf 'namespace: %s\ncomponents:\n  - "%s%s"\n' "$(sed -n 's/^namespace: *//p' "$overlay/kustomization.yaml")" \
        "$(way_up_from "$folder")" "$(cd "deploy/argocd/hooks/$part" && pwd -P | cut -c 2-)"
  } >"$folder/kustomization.yaml" && kustomize_build "$folder" || status=$?
  rm -rf "$folder"
  return "$status"
}

overlays() {
  local file
  for file in deploy/kubernetes/overlays/*/kustomization.yaml; do
    [ ! -f "$file" ] || dirname "$file"
  done
}

# Kustomize takes only relative paths.
way_up_from() {
  cd "$1" && pwd -P | sed 's:/[^/]*:../:g'
}

# A kustomization in a folder, of an overlay with the images named.
kustomization_in() {
  local up image
  up="$(way_up_from "$1")"
  printf 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n  - "%s%s"\n' "$up" "$(cd "$2" && pwd -P | cut -c 2-)"
  shift 2
  [ $# -eq 0 ] || printf 'images:\n'
  for image in "$@"; do
    case "$image" in
      *=*@sha256:*) printf '  - {name: %s, newName: "%s", digest: "%s"}\n' "${image%%=*}" "$(image_name "$image")" "${image##*@}" ;;
      *)
        printf 'An image is given as registry=IMAGE@sha256:DIGEST; this is "%s".\n' "$image" >&2
        return 1
        ;;
    esac
  done
}

image_name() {
  local image="${1#*=}"
  printf '%s' "${image%@*}"
}

kustomize_build() {
  if have kustomize; then
    kustomize build "$1"
  elif have kubectl; then
    kubectl kustomize "$1" || {
      kubectl version --client 2>/dev/null | grep -q '^Kustomize Version: v5' || printf 'This takes kubectl 1.27 or newer, or kustomize 5.\n' >&2
      return 1
    }
  else
    die "Neither kubectl nor kustomize found: $(kubectl_hint)."
  fi
}

kubectl_hint() {
  install_hint kubernetes-client kubernetes-cli
}
