#!/usr/bin/env bats
# A new epoch of the change feed, with a mongosh that records its calls.

load project

setup() {
  cd "$REPOSITORY" || return
  fake mongosh <<'FAKE'
printf '%s\n' "$@" >>"${0%/bin/*}/asked"
exit "${FAKE_STATUS:-0}"
FAKE
}

asked() {
  cat "$BATS_TEST_TMPDIR/asked"
}

@test "takes the epoch out of the registry's database, whatever the address looks like" {
  while read -r uri database; do
    : >"$BATS_TEST_TMPDIR/asked"
    MONGODB_URI="$uri" passes scripts/new-epoch

    [ "$output" = "The change feed of $database begins a new epoch." ]
    [[ "$(asked)" == *"$uri"*"db.getSiblingDB('$database').registryState.deleteOne({_id: 'changeFeed'})" ]]
  done <<'URIS'
mongodb://localhost deployment-registry
mongodb://localhost:27017/ deployment-registry
mongodb://localhost/?replicaSet=rs0 deployment-registry
mongodb://localhost/deployments deployments
mongodb+srv://who:secret@cluster.example/deployments?w=0 deployments
mongodb://one:27017,two:27017/deployments?replicaSet=a/b deployments
URIS
}

@test "says how to go on for an embedded store, and without mongosh" {
  MONGODB_URI='' refuses scripts/new-epoch
  [[ $output == "MONGODB_URI is not set. For an embedded store, start the registry with REGISTRY_NEW_EPOCH="* ]]

  rm "$BATS_TEST_TMPDIR/bin/mongosh"
  if ! command -v mongosh; then
    MONGODB_URI=mongodb://localhost refuses scripts/new-epoch
    [[ $output == "mongosh is not there. Install it, or start the registry with REGISTRY_NEW_EPOCH="* ]]
  fi
}

@test "fails where the database does, and explains itself" {
  MONGODB_URI=mongodb://localhost FAKE_STATUS=1 refuses scripts/new-epoch
  [[ $output == *"The epoch could not be ended"* ]]

  passes scripts/new-epoch --help
  [[ $output == *"Usage: scripts/new-epoch"* ]]
}
