# The manifests of deploy/kubernetes as a cluster gets them: sourced, never run.
# shellcheck shell=bash

# An overlay's manifests: render_overlay DIR [registry=IMAGE@DIGEST] [insights=IMAGE@DIGEST]
# DIR is relative to the project's folder. Nothing in the overlay is changed.
render_overlay() {
  local overlay="$1" folder status=0
  shift
  [ -f "$overlay/kustomization.yaml" ] || die "No overlay $overlay; there are: $(overlays | tr '\n' ' ')"
  mkdir -p target
  # Beside the overlay in the same tree: kustomize takes no absolute path.
  folder="$(mktemp -d target/overlay.XXXXXX)"
  overlay_with_images "$overlay" "$@" >"$folder/kustomization.yaml" && kustomize_build "$folder" || status=$?
  rm -rf "$folder"
  return "$status"
}

overlays() {
  local file
  for file in deploy/kubernetes/overlays/*/kustomization.yaml; do
    [ ! -f "$file" ] || dirname "$file"
  done
}

# A kustomization of an overlay with the images named.
overlay_with_images() {
  local image
  printf 'resources: [../../%s]\n' "$1"
  shift
  [ $# -eq 0 ] || printf 'images:\n'
  for image in "$@"; do
    case "$image" in
      *=*@sha256:*) printf '  - {name: "%s", newName: "%s", digest: "%s"}\n' "${image%%=*}" "$(image_name "$image")" "${image##*@}" ;;
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
