#!/usr/bin/env bats
# bats file_tags=containers
# Deployments as they are for real, but for the cluster: the images, the overlays, Kustomize and HTTP are real, and pods are containers
# (cluster/containers.bash). Skipped where there is no Docker engine or no kubectl. What is seen here is in docs/releasing.md;
# TRANSCRIPT=FILE keeps what the scripts say.

load project
load argocd

missing() {
  if ! docker info >/dev/null 2>&1; then
    printf 'no Docker engine answers'
  elif ! command -v kubectl >/dev/null; then
    printf 'no kubectl'
  fi
}

setup_file() {
  [ -z "$(missing)" ] || return 0
  cd "$REPOSITORY" || return
  CLUSTER="$BATS_FILE_TMPDIR/cluster"
  CLUSTER_NAME="rehearsal-$$"
  REAL_KUBECTL="$(command -v kubectl)"
  export CLUSTER CLUSTER_NAME REAL_KUBECTL CLUSTER_BACKEND=containers SMOKE_WITHIN=60s
  mkdir "$CLUSTER" "$BATS_FILE_TMPDIR/classes"
  scripts/images >"$BATS_FILE_TMPDIR/images.log" 2>&1 3>&- || {
    cat "$BATS_FILE_TMPDIR/images.log" >&2
    return 1
  }
  # Images that are not what they should be: one never answers, the other one lacks an insight.
  cp -R "$(fake_classes)/." "$BATS_FILE_TMPDIR/classes"
  printf 'FROM eclipse-temurin:25-jre\nENTRYPOINT ["sleep", "600"]\n' | docker build --quiet --tag "$CLUSTER_NAME/dead" - >/dev/null 3>&-
  printf '%s\n' 'FROM eclipse-temurin:25-jre' 'COPY . /app' 'ENV FAKE_FAILURE=blind FAKE_ADDRESS=0.0.0.0' \
    'ENTRYPOINT ["java", "-cp", "/app", "FakeService", "--server.port=8080"]' >"$BATS_FILE_TMPDIR/classes/Dockerfile"
  docker build --quiet --tag "$CLUSTER_NAME/blind" "$BATS_FILE_TMPDIR/classes" >/dev/null 3>&-
}

teardown_file() {
  [ -n "${CLUSTER_NAME-}" ] || return 0
  docker ps --all --quiet --filter "label=rehearsal=$CLUSTER_NAME" | while read -r container; do
    docker rm --force --volumes "$container" >/dev/null
  done
  docker network ls --quiet --filter "name=$CLUSTER_NAME-" | while read -r network; do
    docker network rm "$network" >/dev/null
  done
  docker rmi "$CLUSTER_NAME/dead" "$CLUSTER_NAME/blind" >/dev/null 2>&1 || true
}

setup() {
  load project
  load argocd
  reason="$(missing)"
  [ -z "$reason" ] || skip "$reason"
  cd "$REPOSITORY" || return
  skip "Helm deploys now, which this stand-in for a cluster doesn't know: the suite cluster has it"
  PATH="$REPOSITORY/scripts/tests/cluster:$PATH"
}

# A service with an image of the engine's, by the digest that is its id.
image() {
  printf '%s=rehearsal.example/%s@%s' "$1" "$1" "$(docker image inspect --format '{{.Id}}' "$2")"
}

built() {
  image "$1" "deployment-insights/$1:local"
}

deploy() {
  local environment="$1"
  shift
  run scripts/delivery/deploy "$environment" "$@" --no-verify --overlay "deploy/kubernetes/overlays/rehearsal-$environment" \
    --timeout "${patience:-3m}" 3>&-
  [ -z "${TRANSCRIPT-}" ] || printf '$ scripts/delivery/deploy %s %s\n%s\n\n' "$environment" "$*" "$output" >>"$TRANSCRIPT"
}

in_service() {
  printf '%s=%s' "$1" "$(cat "$CLUSTER/namespaces/deployment-insights-staging/Deployment/$1/image")"
}

container() {
  cat "$CLUSTER/namespaces/deployment-insights-staging/Deployment/$1/ready"
}

address() {
  printf 'http://localhost:%s' "$(docker port "$(container "$1")" | sed -n 's/.*127\.0\.0\.1:\([0-9]*\)$/\1/p' | head -n 1)"
}

@test "staging takes both services, which answer" {
  deploy staging "$(built registry)" "$(built insights)"

  shows "The smoke test passed"
  [ "$status" -eq 0 ]
  [ "$(in_service registry)" = "$(built registry)" ]
}

@test "a deployment is recorded in the registry that was deployed, and closed" {
  id="$(scripts/record-deployment open --registry "$(address registry)" --service checkout --version 1.2.3 --environment staging \
    --commit abcdef0 --by me --label team=shop)"
  run scripts/record-deployment close --registry "$(address registry)" --id "$id" --status RolledBack

  shows "$id is recorded as RolledBack"
  run curl --fail --silent --noproxy '*' "$(address registry)/api/deployments/$id"
  shows '"status":"RolledBack"'
  shows '"commitSha":"abcdef0"'
}

@test "a rollout that fails goes back, and nobody notices" {
  running="$(container insights)"

  patience=2s deploy staging "$(image insights "$CLUSTER_NAME/dead")"

  [ "$status" -eq 1 ]
  shows "insights did not roll out within 2s"
  shows "staging is back at $(built registry) $(built insights)"
  [ "$(container insights)" = "$running" ]
}

@test "what rolls out and lacks an insight goes back" {
  SMOKE_WITHIN=5s refuses deploy staging "$(image insights "$CLUSTER_NAME/blind")"

  shows "/insights/recovery-time: 404"
  # The way back has a smoke test of its own.
  [[ $output == *"The smoke test failed"*"Rolling staging back to"*"The smoke test passed"* ]]
  [ "$(in_service insights)" = "$(built insights)" ]
}

@test "production takes the same digests" {
  deploy production "$(in_service registry)" "$(in_service insights)"

  shows "production runs $(built registry) $(built insights)"
  [ "$status" -eq 0 ]
}

# Waits for a job of the environment, and shows what it said.
wait_for_job() {
  local deadline=$((SECONDS + 30))
  until [[ $(kubectl --namespace deployment-insights-staging get job "$1") =~ [^\ ] ]] || [ "$SECONDS" -ge "$deadline" ]; do
    sleep 0.2
  done
  kubectl --namespace deployment-insights-staging logs "job/$1"
}

deployments() {
  curl --fail --silent --noproxy '*' "$1/api/deployments" --header 'Accept: application/x-ndjson'
}

epoch() {
  curl --fail --silent --noproxy '*' "$1/api/deployments/changes?limit=1" | sed 's/.*"epoch":"\([^"]*\)".*/\1/'
}

@test "the registry takes what Argo CD reports of a sync" {
  notification deployed "$REAL_KUBECTL" >"$BATS_TEST_TMPDIR/body"

  run curl --silent --noproxy '*' --write-out ' %{http_code}' "$(address registry)/api/deployments" --header 'Content-Type: application/json' \
    --data-binary "@$BATS_TEST_TMPDIR/body"

  [ "${output##* }" = 201 ]
  shows '"serviceName":"deployment-registry","version":"1.2.3","environment":"staging"'
  shows '"committedAt":"2026-03-04T03:06:07Z"'
}

@test "a database that is lost comes back from the backup, all of it" {
  command -v jq >/dev/null || skip "no jq"
  place="$CLUSTER/namespaces/deployment-insights-staging"
  registry="$(address registry)"
  curl --fail --silent --noproxy '*' "$registry/api/deployments/import" --header 'Content-Type: application/json' \
    --data-binary "@deployment-registry/seed-data.json" --output /dev/null
  deployments "$registry" >"$BATS_TEST_TMPDIR/before"
  before="$(epoch "$registry")"
  # The job as production has it, the bucket being a folder.
  mkdir -p "$place/CronJob" "$CLUSTER/backups"
  chmod 777 "$CLUSTER/backups"
  . scripts/lib/base.sh
  . scripts/lib/chart.sh
  render production | "$REAL_KUBECTL" label --local --filename - --output json seen=yes |
    jq 'select(.kind == "CronJob") | {apiVersion: "batch/v1", kind: "Job", metadata: {name: "backup", namespace: "deployment-insights-staging"}, spec: .spec.jobTemplate.spec}' \
      >"$place/CronJob/backup"

  kubectl --namespace deployment-insights-staging create job backup-now --from cronjob/backup
  run wait_for_job backup-now
  shows "Written to /backups/"
  docker rm --force --volumes "$(cat "$place/StatefulSet/mongo/ready")" >/dev/null
  docker run --detach --label "rehearsal=$CLUSTER_NAME" --network "$CLUSTER_NAME-deployment-insights-staging" --network-alias mongo mongo:8 \
    >"$place/StatefulSet/mongo/ready"
  passes scripts/delivery/restore staging "$(ls "$CLUSTER/backups")" deployment-registry-restored 3>&-

  shows "deployments: $(wc -l <"$BATS_TEST_TMPDIR/before" | tr -d ' ') documents"
  shows "nothing is missing"
  # As when the Secret names the new database.
  docker run --detach --label "rehearsal=$CLUSTER_NAME" --network "$CLUSTER_NAME-deployment-insights-staging" --publish 127.0.0.1::5176 \
    --env MONGODB_URI=mongodb://mongo:27017/deployment-registry-restored deployment-insights/registry:local >"$BATS_TEST_TMPDIR/restored"
  restored="http://localhost:$(docker port "$(cat "$BATS_TEST_TMPDIR/restored")" 5176 | sed -n 's/.*://p' | head -n 1)"
  for _ in $(seq 150); do
    ! curl --fail --silent --noproxy '*' --output /dev/null "$restored/readyz" || break
    sleep 0.2
  done
  diff "$BATS_TEST_TMPDIR/before" <(deployments "$restored")
  [ "$(epoch "$restored")" != "$before" ]

  # A second time there is something, which stays as it is.
  refuses scripts/delivery/restore staging "$(ls "$CLUSTER/backups")" deployment-registry-restored 3>&-
  shows "has documents in"
  diff "$BATS_TEST_TMPDIR/before" <(deployments "$restored")
}
