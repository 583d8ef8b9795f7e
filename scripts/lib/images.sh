# What may be deployed: images by digest, and signed: sourced, never run.
# shellcheck shell=bash

# registry=ghcr.io/us/insights/registry@sha256:… or the like.
is_pinned() {
  printf '%s' "$1" | grep -qE '^(registry|insights)=[a-z0-9][a-zA-Z0-9._/:-]*@sha256:[0-9a-f]{64}$'
}

require_pinned() {
  is_pinned "$1" || die "\"$1\" names no image by its digest; allowed are registry=IMAGE@sha256:DIGEST and insights=IMAGE@sha256:DIGEST."
}

# Adds one to the list in images, which has to be the only one of its service.
add_image() {
  require_pinned "$1"
  # shellcheck disable=SC2086 # a list of words
  [ -z "$(image_of "${1%%=*}" ${images-})" ] || die "Two images for ${1%%=*}: $1 is the second."
  images="${images:+$images }$1"
}

# The image of a service among images; nothing where there is none.
image_of() {
  local service="$1" image
  shift
  for image in "$@"; do
    case "$image" in "$service="*) printf '%s' "${image#*=}" ;; esac
  done
}

# Fails unless there is an image for each service.
is_complete() {
  local service
  for service in $SERVICES; do
    [ -n "$(image_of "$service" "$@")" ] || return 1
  done
}

# One image a service in a fixed order: the first that is named of each.
one_each() {
  local service image found=""
  for service in $SERVICES; do
    for image in "$@"; do
      case "$image" in
        "$service="*)
          found="$found $image"
          break
          ;;
      esac
    done
  done
  printf '%s' "${found# }"
}

# owner/name of this repository, as GitHub has it.
repository_name() {
  local origin
  if [ -n "${GITHUB_REPOSITORY-}" ]; then
    printf '%s' "$GITHUB_REPOSITORY"
    return
  fi
  origin="$(git config --get remote.origin.url || true)"
  origin="${origin%.git}"
  case "$origin" in
    *github.com[:/]*/*) printf '%s' "${origin##*github.com[:/]}" ;;
    *) die "Which repository's images? Set GITHUB_REPOSITORY=OWNER/NAME: remote origin is \"$origin\"." ;;
  esac
}

# Images are what the main workflow of this repository signed, after its tests; nobody else's signature counts. COSIGN_IDENTITY and
# COSIGN_ISSUER name another signer. With --commit SHA first, it has to have run for that commit, as GitHub's certificate says.
verify_images() {
  local image complaint repository commit=()
  if [ "$1" = --commit ]; then
    [ -n "${COSIGN_ISSUER-}" ] || commit=(--certificate-github-workflow-sha "$2")
    shift 2
  fi
  have cosign || die "cosign not found, and nothing goes on unverified: see https://docs.sigstore.dev/cosign/system_config/installation/."
  if [ -z "${COSIGN_IDENTITY-}" ]; then
    repository="$(repository_name)" || exit 1
    COSIGN_IDENTITY="${GITHUB_SERVER_URL:-https://github.com}/$repository/.github/workflows/main.yml@refs/heads/main"
  fi
  COSIGN_ISSUER="${COSIGN_ISSUER:-https://token.actions.githubusercontent.com}"
  for image in "$@"; do
    image="${image#registry=}"
    image="${image#insights=}"
    if ! complaint="$(cosign verify --certificate-identity "$COSIGN_IDENTITY" --certificate-oidc-issuer "$COSIGN_ISSUER" \
      ${commit[@]+"${commit[@]}"} "$image" 2>&1 >/dev/null)"; then
      printf '%s\n' "$complaint" >&2
      die "$image does not verify as signed by $COSIGN_IDENTITY${commit[1]+ for ${commit[1]}}. Nothing was changed."
    fi
    printf '%s %s is signed by %s\n' "$OK" "$image" "$COSIGN_IDENTITY"
  done
}
