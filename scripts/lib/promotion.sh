# What environments have, as Git remembers it: sourced after images.sh, never run. Each commit of the branch deployed/ENVIRONMENT is a
# promotion: a file release.yaml with Helm values, which name both images and the commit whose chart goes with them.
# shellcheck shell=bash disable=SC2154 # remote and work come from the scripts

require_environment() {
  case "$1" in
    staging | production) ;;
    "") die "Which environment? There are staging and production." ;;
    *) die "There is no environment \"$1\"; there are staging and production." ;;
  esac
}

# A job on GitHub has no name of its own.
prepare_git() {
  [ "${GITHUB_ACTIONS-}" = true ] || return 0
  export GIT_AUTHOR_NAME="${GITHUB_ACTOR-}" GIT_AUTHOR_EMAIL="${GITHUB_ACTOR-}@users.noreply.github.com"
  export GIT_COMMITTER_NAME="$GIT_AUTHOR_NAME" GIT_COMMITTER_EMAIL="$GIT_AUTHOR_EMAIL"
}

# A branch for each environment, because Argo CD's ApplicationSet wants both: what nothing was promoted to yet says so.
ensure_branches() {
  local found name
  found="$(git ls-remote "$remote" 'refs/heads/deployed/*')" || die "The remote $remote doesn't answer. Nothing was changed."
  for name in staging production; do
    case "$found" in *"refs/heads/deployed/$name"*) continue ;; esac
    push "$(commit_promotion "$name" "$work/none" "$name: nothing yet")" "$name" ||
      die "The branch deployed/$name could not be made. Nothing is in service that was not before."
  done
}

# The last promotion of an environment.
fetch_branch() {
  git fetch --quiet --no-tags "$remote" "refs/heads/deployed/$1" || die "The branch deployed/$1 can't be fetched. Nothing was changed."
  git rev-parse FETCH_HEAD
}

# What a promotion says, into a file; none where nothing is in service.
read_promotion() {
  git show "${1:-none}:release.yaml" >"$2" 2>/dev/null || rm -f "$2"
}

# A field of the release, such as commit; nothing where there is none.
release_field() {
  [ ! -f "$2" ] || sed -n "s/^release: {\(.*, \)\{0,1\}$1: \"\([^\"]*\)\".*/\2/p" "$2"
}

# Both images, a word each: registry=IMAGE@DIGEST insights=IMAGE@DIGEST
images_in() {
  [ ! -f "$1" ] || sed -nE 's/^(registry|insights): \{image: \{repository: "([^"]*)", digest: "([^"]*)"\}\}$/\1=\2@\3/p' "$1" | paste -s -d ' ' -
}

# What a promotion says of images: write_promotion VERSION COMMIT registry=IMAGE@DIGEST insights=IMAGE@DIGEST
write_promotion() {
  local version="$1" commit="$2" name image
  shift 2
  printf '# Written by scripts/delivery/promote.\nrelease: {version: "%s", commit: "%s", committedAt: "%s", promotedAt: "%s"}\n' "$version" "$commit" \
    "$(TZ=UTC git show --no-patch --date=format-local:%Y-%m-%dT%H:%M:%SZ --format=%cd "$commit")" "$(date -u +%Y-%m-%dT%H:%M:%SZ)"
  for name in $SERVICES; do
    image="$(image_of "$name" "$@")"
    printf '%s: {image: {repository: "%s", digest: "%s"}}\n' "$name" "${image%@*}" "${image##*@}"
  done
}

# The promotion before one; what that restored counts for it, so that going back twice goes back two versions, and not forth again.
promotion_before() {
  local restored
  restored="$(restored_by "$1")"
  git rev-parse --verify --quiet "${restored:-$1}^"
}

# The promotion that one brought back; nothing where it brought something new.
restored_by() {
  git log -1 --format='%(trailers:key=Restores,valueonly)' "$1" | sed '/^$/d'
}

# The promotion that Helm has in service, of those before and at one, by when it was promoted; nothing where it is none.
promotion_of() {
  local promotion
  [ -n "$2" ] || return 0
  for promotion in $(git rev-list --max-count 100 "$1"); do
    read_promotion "$promotion" "$work/candidate"
    if [ "$(release_field promotedAt "$work/candidate")" = "$2" ]; then
      printf '%s' "$promotion"
      return
    fi
  done
}

# From the remote where this clone doesn't have it.
ensure_commit() {
  git cat-file -e "$1^{commit}" 2>/dev/null || git fetch --quiet --no-tags "$remote" "$1" || die "There is no commit $1, neither here nor in $remote. Nothing was changed."
}

# A commit with what a file says on top of another: commit_promotion ENVIRONMENT FILE MESSAGE [PARENT]. No file and no branch of the clone has a part in it.
commit_promotion() {
  local readme tree
  readme="$(printf 'What %s has: each commit is a promotion, which scripts/delivery/promote of main has written.\n' "$1" | git hash-object -w --stdin)"
  tree="$({
    printf '100644 blob %s\tREADME.md\n' "$readme"
    [ ! -f "$2" ] || printf '100644 blob %s\trelease.yaml\n' "$(git hash-object -w --no-filters "$2")"
  } | git mktree)"
  printf '%s\n' "$3" | git commit-tree "$tree" ${4:+-p "$4"}
}

# Only on top of what was seen before.
push() {
  git push --quiet "$remote" "$1:refs/heads/deployed/$2"
}
