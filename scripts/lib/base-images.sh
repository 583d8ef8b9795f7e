# The images of others that containers are made of: sourced after services.sh, never run.
# shellcheck shell=bash

# A line each, as VARIABLE NAME: the variable that names another one, and what docker-compose.yml and the Dockerfile pin.
base_images() {
  sed -nE 's/.*\$\{([A-Z]+_IMAGE):-([^}]*@sha256:[^}]*)\}.*/\1 \2/p' docker-compose.yml
  awk '$1 == "FROM" && $2 ~ /@sha256:/ && $3 == "AS" { print toupper($4) "_IMAGE " $2 }' Dockerfile
}

# Without a network, an image of the same name and major version that is here takes the place of a pinned one that isn't, and a line says
# so. A pipeline of GitHub's fails instead.
use_stand_ins() {
  local variable pinned tag stand_in used=""
  [ -z "${GITHUB_ACTIONS-}" ] || return 0
  while read -r variable pinned; do
    [ -z "${!variable-}$(dotenv "$variable")" ] || continue
    ! docker image inspect "$pinned" >/dev/null 2>&1 || continue
    tag="${pinned#*:}"
    stand_in="${pinned%%:*}:$(sed -E 's/@.*//; s/^(v?[0-9]+)[0-9._]*/\1/' <<<"$tag")"
    docker image inspect "$stand_in" >/dev/null 2>&1 || continue
    ! docker buildx imagetools inspect "$pinned" >/dev/null 2>&1 || return 0
    used="$used $stand_in"
    export "$variable=$stand_in"
  done < <(base_images)
  [ -z "$used" ] || printf 'No registry answers: in the place of pinned images are%s.\n' "$used" >&2
}
