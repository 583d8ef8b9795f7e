# What is in service in environments that Argo CD keeps: sourced after images.sh, never run. The branch deployed/ENVIRONMENT has a file a
# service, which the ApplicationSet of deploy/argocd/applications/services.yaml reads.
# shellcheck shell=bash disable=SC2154 # remote, environment and work come from the script

require_environment() {
  case "$1" in
    staging | production) ;;
    "") die "Which environment? There are staging and production." ;;
    *) die "There is no environment \"$1\"; there are staging and production." ;;
  esac
}

# A job on GitHub has a token, which Git needs to know, and no name.
prepare_git() {
  [ "${GITHUB_ACTIONS-}" = true ] || return 0
  gh auth setup-git
  export GIT_AUTHOR_NAME="${GITHUB_ACTOR-}" GIT_AUTHOR_EMAIL="${GITHUB_ACTOR-}@users.noreply.github.com"
  export GIT_COMMITTER_NAME="$GIT_AUTHOR_NAME" GIT_COMMITTER_EMAIL="$GIT_AUTHOR_EMAIL"
}

# A branch for each environment, because the ApplicationSet wants both: what nothing was promoted to yet says so.
ensure_branches() {
  local found name readme first
  found="$(git ls-remote "$remote" 'refs/heads/deployed/*')" || die "The remote $remote doesn't answer. Nothing was changed."
  for name in staging production; do
    case "$found" in *"refs/heads/deployed/$name"*) continue ;; esac
    readme="$(printf 'What is in service in %s, as scripts/delivery/promote of main has written it.\n' "$name" | git hash-object -w --stdin)"
    first="$(printf '%s: nothing yet\n' "$name" | git commit-tree "$(printf '100644 blob %s\tREADME.md\n' "$readme" | git mktree)")"
    push "$first" "deployed/$name" || die "The branch deployed/$name could not be made. Nothing is in service that was not before."
  done
}

# The commit that an environment is at.
fetch_branch() {
  git fetch --quiet --no-tags "$remote" "refs/heads/deployed/$1" || die "The branch deployed/$1 can't be fetched. Nothing was changed."
  git rev-parse FETCH_HEAD
}

# The files of a commit into a new folder.
read_deployed() {
  local name
  rm -rf "$2" && mkdir "$2"
  for name in $SERVICES; do
    git show "$1:$name.yaml" >"$2/$name.yaml" 2>/dev/null || rm "$2/$name.yaml"
  done
}

# One field of a file; nothing where there is no such file.
field() {
  [ ! -f "$2" ] || sed -n "s/^$1: *\"\{0,1\}\([^\"]*\)\"\{0,1\}$/\1/p" "$2"
}

# What the file of a service says: describe registry=IMAGE@DIGEST VERSION COMMIT
describe() {
  local image="${1#*=}"
  printf '# Written by scripts/delivery/promote.\nservice: %s\nimage: "%s"\ndigest: "%s"\nversion: "%s"\ncommit: "%s"\ncommittedAt: "%s"\n' \
    "${1%%=*}" "${image%@*}" "${image##*@}" "$2" "$3" "$(TZ=UTC git show --no-patch --date=format-local:%Y-%m-%dT%H:%M:%SZ --format=%cd "$3")"
}

is_anything_in() {
  [ -n "$(ls -A "$1")" ]
}

images_in() {
  local name file
  for name in $SERVICES; do
    file="$1/$name.yaml"
    [ ! -f "$file" ] || printf '%s=%s@%s\n' "$name" "$(field image "$file")" "$(field digest "$file")"
  done
}

# Whether both folders say the same, whenever that was promoted.
same_images() {
  diff --recursive --brief --ignore-matching-lines '^promotedAt:' "$1" "$2" >/dev/null
}

# Whether any service would go back to a commit that the one in service came after.
is_later() {
  local name now next
  for name in $SERVICES; do
    now="$(field commit "$1/$name.yaml")" next="$(field commit "$2/$name.yaml")"
    [ -z "$now" ] || [ -z "$next" ] || [ "$now" = "$next" ] || ! git merge-base --is-ancestor "$next" "$now" 2>/dev/null || return 0
  done
  return 1
}

# When it was promoted: so going back to something is a deployment of its own.
stamp() {
  local file at
  at="$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  for file in "$1"/*.yaml; do
    sed -i.before '/^promotedAt:/d' "$file" && rm "$file.before"
    printf 'promotedAt: "%s"\n' "$at" >>"$file"
  done
}

# A commit with these files on top of another. No branch and no file of the clone has a part in it.
commit_files() {
  local file index="$work/index"
  rm -f "$index"
  GIT_INDEX_FILE="$index" git read-tree "$1"
  for file in "$2"/*.yaml; do
    GIT_INDEX_FILE="$index" git update-index --add --cacheinfo "100644,$(git hash-object -w --no-filters "$file"),$(basename "$file")"
  done
  message "$2" | git commit-tree "$(GIT_INDEX_FILE="$index" git write-tree)" -p "$1"
}

# In one line what is new, then the images.
message() {
  local file versions
  versions="$(for file in "$1"/*.yaml; do field version "$file"; done | sort -u | paste -s -d , -)"
  printf '%s: %s\n\n' "$environment" "$versions"
  images_in "$1"
}

# Only on top of what was seen before.
push() {
  git push --quiet "$remote" "$1:refs/heads/$2"
}

# A pull request with the commit.
request_pull() {
  local promoted="$1" branch url
  branch="promote/$environment-$(git rev-parse --short=12 "$promoted^{tree}")"
  push "$promoted" "$branch" || die "The branch $branch could not be pushed. Nothing is in service that was not before."
  url="$(gh pr create --base "deployed/$environment" --head "$branch" --title "$(git log -1 --format=%s "$promoted")" \
    --body "$(git log -1 --format=%b "$promoted")")" || die "The branch $branch is pushed, but there is no pull request for it."
  printf '%s %s waits for approval: %s\n' "$OK" "$(git log -1 --format=%s "$promoted")" "$url"
}
