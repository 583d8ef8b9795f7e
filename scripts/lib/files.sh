# The project's files by kind, committed or not, without what Git ignores: sourced, never run.
# shellcheck shell=bash

project_files() {
  if git rev-parse --git-dir >/dev/null 2>&1; then
    git ls-files --cached --others --exclude-standard | while IFS= read -r file; do
      [ ! -f "$file" ] || printf '%s\n' "$file"
    done
  else
    find . -type f ! -path '*/target/*' ! -path '*/node_modules/*' ! -path './.*/*' | sed 's:^\./::'
  fi
}

# Keeps the names of shell scripts: by their ending, or by their first line.
only_shell() {
  while IFS= read -r file; do
    case "$file" in
      *.sh | *.bash | *.bats) printf '%s\n' "$file" ;;
      *.*) case "$file" in .ci/* | .devcontainer/*) is_bash "$file" && printf '%s\n' "$file" ;; esac ;;
      *) is_bash "$file" && printf '%s\n' "$file" ;;
    esac
  done
  return 0
}

is_bash() {
  head -n 1 "$1" | grep -qE '^#!.*(bash|/sh|bats)'
}

# Java that belongs to no Maven module, which Spotless therefore doesn't see.
script_java() {
  project_files | grep '^scripts/.*\.java$'
}
