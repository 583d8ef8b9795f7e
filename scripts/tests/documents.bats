#!/usr/bin/env bats
# What the documents have people type exists, and every script can say what it does.

load project

setup() {
  cd "$REPOSITORY" || return
}

# Every command in backticks or a fenced block of the documents that begins with the word.
commands() {
  local document
  for document in README.md AGENTS.md docs/*.md docs/connect/*.md; do
    [ -f "$document" ] || continue
    awk '/^ *```/ { fenced = !fenced; next } fenced' "$document"
    # shellcheck disable=SC2016 # these are Markdown's backticks
    grep -o '`[^`]*`' "$document" | tr -d '`'
  done | sed -e 's/^[$ ]*//' -e 's/ #.*//' | grep -E "(^|[ /=])$1"
}

@test "every make target has its script, and is no file" {
  targets="$(sed -n 's/^\([a-z-]*\):.*## .*/\1/p' Makefile)"

  for target in $targets; do
    script="$(sed -nE "/^$target:/{n;s/^\t@([$]\(QUIETLY\))?(scripts[^ ]*).*/\2/p;}" Makefile)"
    [ "$target" = help ] || [[ $target == "${script##*/}"* && -x $script ]]
    grep "^.PHONY:" Makefile | grep -qw "$target"
  done
}

@test "make alone shows every target with a line of text" {
  passes make

  sed -n 's/^\([a-z-]*\):.*/\1/p' Makefile | while read -r target; do
    [[ $output =~ make\ $target\ +[A-Z] ]]
  done
  shows "Q=1 prints only what failed"
}

@test "every script explains itself" {
  for script in scripts/* scripts/*/*; do
    [ -x "$script" ] && [ -f "$script" ] || continue
    case "$script" in scripts/tests/* | scripts/ci/* | */train-cache.sh) continue ;; esac
    passes "$script" --help
    shows "Usage: $script"
  done
}

@test "every make target in the documents exists" {
  commands make | grep -oE '\bmake( +[A-Z_]+=[^ ]+)* +[a-z][a-z-]*' | awk '{ print $NF }' | sort -u | while read -r target; do
    grep -q "^$target:" Makefile || {
      printf 'No make %s\n' "$target" >&2
      exit 1
    }
  done
}

@test "every script in the documents exists" {
  commands '' | grep -oE '(scripts|\.ci)/[a-zA-Z0-9./_-]+' | sort -u | while read -r script; do
    [ -e "${script%[.,]}" ] || {
      printf 'No %s\n' "$script" >&2
      exit 1
    }
  done
}

@test "scripts/README.md has a row for every script, says who calls it, and has no other" {
  # shellcheck disable=SC2016 # Markdown's backticks
  rows="$(sed -nE 's/^\| `([^`]*)` \| [^|]+ \| [^|]+ \|$/scripts\/\1/p' scripts/README.md | sort)"
  scripts="$(for script in scripts/* scripts/*/*; do
    case "$script" in scripts/tests/*) ;; *) [ ! -f "$script" ] || [ ! -x "$script" ] || printf '%s\n' "$script" ;; esac
  done | sort)"

  diff <(printf '%s\n' "$scripts") <(printf '%s\n' "$rows")
}

@test "every link in the documents leads to a file" {
  git ls-files '*.md' | while read -r document; do
    grep -oE '\]\([^)# ]+' "$document" | sed 's/^](//' | grep -v '^[a-z]*:' | sort -u | while read -r link; do
      [ -e "$(dirname "$document")/$link" ] || {
        printf '%s: no %s\n' "$document" "$link" >&2
        exit 1
      }
    done || exit 1
  done
}

@test "docs/architecture.md names files and packages that exist" {
  # shellcheck disable=SC2016 # Markdown's backticks
  grep -oE '`[a-z./-]+/[A-Za-z./-]+`' docs/architecture.md | tr -d '`' | sort -u | while read -r name; do
    case "$name" in /*) continue ;; esac
    for place in . deployment-registry/src/main/java/io/deployinsights/registry insights-service/src/main/java/io/deployinsights/insights insights-service/src/main/resources insights-service/src/main/resources/dashboard/app; do
      file="$place/${name%%.[a-z]*}"
      ! [ -e "$place/$name" ] && ! [ -e "$file.java" ] && ! [ -e "$place/$(tr . / <<<"$name")" ] || continue 2
    done
    printf 'No %s\n' "$name" >&2
    exit 1
  done
}

@test "the guide for agents is short" {
  [ "$(wc -l <AGENTS.md)" -le 90 ]
}
