#!/usr/bin/env bats
# Which JDK is found.

load project

setup() {
  root="$BATS_TEST_TMPDIR/root"
  export HOME="$BATS_TEST_TMPDIR/home"
  unset JAVA_HOME SDKMAN_DIR MISE_DATA_DIR ASDF_DATA_DIR
  PATH="$(path_without java javac)"
}

# A tree that looks like a JDK, without the 300 MB.
fake_jdk() {
  mkdir -p "$1/bin"
  printf '#!/bin/sh\necho "javac %s"\n' "$2" >"$1/bin/javac"
  cp "$1/bin/javac" "$1/bin/java"
  chmod +x "$1/bin/javac" "$1/bin/java"
  printf 'IMPLEMENTOR="Nobody"\nJAVA_VERSION="%s"\n' "$2" >"$1/release"
}

find_jdk() {
  run env JDK_SEARCH_ROOT="$root" "$@" "$REPOSITORY/scripts/lib/jdk"
}

@test "takes JAVA_HOME where it is new enough" {
  fake_jdk "$root/usr/lib/jvm/jdk-25" 25
  fake_jdk "$HOME/mine" 26.0.1

  find_jdk JAVA_HOME="$HOME/mine"

  [ "$output" = "$HOME/mine" ]
}

@test "passes over a JAVA_HOME that is too old" {
  fake_jdk "$HOME/old" 21.0.4
  fake_jdk "$root/usr/lib/jvm/jdk-25" 25.0.1

  find_jdk JAVA_HOME="$HOME/old"

  [ "$output" = "$root/usr/lib/jvm/jdk-25" ]
}

@test "passes over a JAVA_HOME that is only a runtime" {
  fake_jdk "$HOME/jre" 25
  rm "$HOME/jre/bin/javac"
  fake_jdk "$root/usr/lib/jvm/jdk-25" 25

  find_jdk JAVA_HOME="$HOME/jre"

  [ "$output" = "$root/usr/lib/jvm/jdk-25" ]
}

@test "follows the links from the java on the PATH" {
  fake_jdk "$BATS_TEST_TMPDIR/jdk 25" 25
  mkdir -p "$HOME/bin" "$HOME/alternatives"
  ln -s "$BATS_TEST_TMPDIR/jdk 25/bin/java" "$HOME/alternatives/java"
  ln -s ../alternatives/java "$HOME/bin/java"

  find_jdk PATH="$HOME/bin:$PATH"

  [ "$output" = "$(cd "$BATS_TEST_TMPDIR/jdk 25" && pwd -P)" ]
}

@test "knows where SDKMAN, mise, asdf, Homebrew and macOS keep theirs" {
  for place in "$HOME/.sdkman/candidates/java/25-tem" "$HOME/.local/share/mise/installs/java/25" \
    "$HOME/.asdf/installs/java/temurin-25" "$root/opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home" \
    "$root/usr/local/opt/openjdk/libexec/openjdk.jdk/Contents/Home" \
    "$root/Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home"; do
    fake_jdk "$place" 25

    find_jdk

    [ "$output" = "$place" ]
    rm -rf "$place"
  done
}

@test "prefers the oldest that will do" {
  fake_jdk "$root/usr/lib/jvm/a-27" 27
  fake_jdk "$root/usr/lib/jvm/b-25" 25.0.2
  fake_jdk "$root/usr/lib/jvm/c-17" 17

  find_jdk

  [ "$output" = "$root/usr/lib/jvm/b-25" ]
}

@test "asks javac where there is no release file" {
  fake_jdk "$root/usr/lib/jvm/no-release" 25.0.1
  rm "$root/usr/lib/jvm/no-release/release"

  find_jdk

  [ "$output" = "$root/usr/lib/jvm/no-release" ]
}

@test "understands early access and the old way of counting" {
  fake_jdk "$root/usr/lib/jvm/java-8" 1.8.0_402
  fake_jdk "$root/usr/lib/jvm/java-26" 26-ea

  find_jdk

  [ "$output" = "$root/usr/lib/jvm/java-26" ]
}

@test "says in one sentence how to get one" {
  fake_jdk "$root/usr/lib/jvm/java-17" 17

  find_jdk

  [ "$status" -eq 1 ]
  [ "${#lines[@]}" -eq 1 ]
  shows "No JDK 25 or newer found: install one"
}
