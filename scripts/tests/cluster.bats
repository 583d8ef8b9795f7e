#!/usr/bin/env bats
# bats file_tags=cluster
# Deployments on a real API server, scheduler and controllers (cluster/README.md), by the accounts that pipelines and Argo CD have. Each
# test goes on from where the one before it ended. make test SUITE=cluster runs this.

load project
load argocd
load cluster/cluster

NAMESPACE=deployment-insights-staging

missing() {
  local program
  docker info >/dev/null 2>&1 || printf 'no Docker engine answers'
  for program in go jq openssl setsid; do
    command -v "$program" >/dev/null || printf 'no %s' "$program"
  done
  PATH="$REPOSITORY/.tools/bin:$PATH" command -v helm >/dev/null || printf 'no Helm: scripts/checks/tools helm builds it'
}

setup_file() {
  [ -z "$(missing)" ] || return 0
  cd "$REPOSITORY" || return
  CLUSTER="$BATS_FILE_TMPDIR/cluster" CLUSTER_NAME="cluster-$$"
  CLONE="$BATS_FILE_TMPDIR/clone" REMOTE="$BATS_FILE_TMPDIR/remote.git" VALUES="$BATS_FILE_TMPDIR/values.yaml"
  PATH="$REPOSITORY/.tools/bin:$PATH"
  export CLUSTER CLUSTER_NAME CLONE REMOTE VALUES PATH NAMESPACE
  mkdir "$CLUSTER"
  start_cluster || return
  export PATH KUBECONFIG
  make_images >"$BATS_FILE_TMPDIR/images.log" 2>&1 3>&- || {
    cat "$BATS_FILE_TMPDIR/images.log" >&2
    return 1
  }
  make_repository
  # The suite's values, on top of a rehearsal's: one of insights, which is quicker, backups into a volume, and images of stores that are here.
  cp deploy/environments/rehearsal.yaml "$BATS_FILE_TMPDIR/rehearsal.yaml"
  {
    printf 'minimumNodes: 2\ninsights: {replicas: 1}\nimagePullSecrets: [{name: pull}]\nbackups: {enabled: true, volume: {persistentVolumeClaim: {claimName: backups}}}\n'
    [ -z "${MONGO_IMAGE-}${REDIS_IMAGE-}" ] || printf 'stores: {inCluster: {mongodb: {image: %s}, redis: {image: %s}}}\n' "$MONGO_IMAGE" "$REDIS_IMAGE"
  } >"$VALUES"
  # What an administrator does once.
  for environment in staging production; do
    helm upgrade environment deploy/helm/environment --install --namespace "deployment-insights-$environment" --create-namespace --take-ownership \
      --force-conflicts --set "deployer=deploy-$environment" --set rehearsal=true >/dev/null || return
    kubeconfig "deploy-$environment" >"$CLUSTER/deploy-$environment"
  done
  kubeconfig argocd >"$CLUSTER/argocd"
}

teardown_file() {
  [ -n "${CLUSTER-}" ] || return 0
  stop_cluster
  docker rmi "$CLUSTER_NAME/dead" "$CLUSTER_NAME/blind" >/dev/null 2>&1 || true
}

setup() {
  load project
  load argocd
  load cluster/cluster
  reason="$(missing)"
  [ -z "$reason" ] || skip "$reason"
  cd "$CLONE" || return
  export GIT_CONFIG_GLOBAL="$BATS_FILE_TMPDIR/gitconfig" GIT_CONFIG_NOSYSTEM=1
  GITHUB_OUTPUT="$BATS_TEST_TMPDIR/output"
  export GITHUB_OUTPUT
  : >"$GITHUB_OUTPUT"
}

# The project's, one that never answers, and one whose insights lack one.
make_images() {
  local classes="$BATS_FILE_TMPDIR/classes"
  scripts/images
  mkdir "$classes"
  cp -R "$(fake_classes)/." "$classes"
  printf 'FROM deployment-insights/insights:local\nENTRYPOINT ["sleep", "600"]\n' | docker build --quiet --tag "$CLUSTER_NAME/dead" -
  printf '%s\n' 'FROM deployment-insights/insights:local' 'COPY --chmod=755 . /fake' 'ENV FAKE_FAILURE=blind FAKE_ADDRESS=0.0.0.0' \
    'ENTRYPOINT ["java", "-cp", "/fake", "FakeService", "--server.port=8080"]' >"$classes/Dockerfile"
  docker build --quiet --tag "$CLUSTER_NAME/blind" "$classes"
}

# Four commits that differ in a setting: one, two, one whose manifests no cluster takes, and a fix of that.
make_repository() {
  copy_project "$CLONE"
  rm -rf "$CLONE/scripts/tests"
  ln -s "$REPOSITORY/.tools" "$CLONE/.tools"
  printf '.tools\n' >"$CLONE/.gitignore"
  git init --quiet --bare "$REMOTE"
  (
    cd "$CLONE" || return
    git_repository
    git remote add origin "$REMOTE"
    for setting in one two '"not, a label"' fixed; do
      printf 'registry: {serviceAccount: {annotations: {setting: %s}}}\n' "$setting" >deploy/environments/staging.yaml
      case "$setting" in *label*) printf 'labels: {bad: %s}\n' "$setting" >>deploy/environments/staging.yaml ;; esac
      git add --all
      git commit --quiet --no-verify --message "${setting//[\", ]/-}"
    done
    git push --quiet origin main
  )
}

commit() {
  git rev-parse "main~$1"
}

one() { commit 3; }
two() { commit 2; }
bad() { commit 1; }
fixed() { commit 0; }

# An image of the engine's, by the digest that is its id: image SERVICE [NAME]
image() {
  printf '%s=tests.example/%s@%s' "$1" "$1" "$(docker image inspect --format '{{.Id}}' "${2:-deployment-insights/$1:local}")"
}

# promote VERSION COMMIT [INSIGHTS_IMAGE] [OPTION...]
promote() {
  local number="$1" built="$2" insights="${3:-deployment-insights/insights:local}"
  shift "$(($# < 3 ? $# : 3))"
  scripts/delivery/promote staging "$(image registry)" "$(image insights "$insights")" --version "$number" --commit "$built" --no-verify "$@" 3>&-
}

deploy() {
  KUBECONFIG="$CLUSTER/deploy-staging" run scripts/delivery/deploy staging --values "$BATS_FILE_TMPDIR/rehearsal.yaml" --values "$VALUES" "$@" 3>&-
  printf '%s\n' "$output"
}

staging() {
  kubectl --namespace "$NAMESPACE" "$@"
}

# The version on the branch that says what staging has.
ledger() {
  git --git-dir "$REMOTE" show deployed/staging:release.yaml | sed -n 's/.*version: "\([^"]*\)".*/\1/p'
}

setting() {
  staging get serviceaccount registry --output 'jsonpath={.metadata.annotations.setting}'
}

# Ready pods of a service, by name: those that run are the same as long as this is.
ready_pods() {
  staging get pods --selector "app.kubernetes.io/name=$1" --output json |
    jq --raw-output '.items[] | select(.metadata.deletionTimestamp == null and any(.status.conditions[]?; .type == "Ready" and .status == "True")) | .metadata.name' | sort
}

address() {
  printf 'http://%s:%s' "$(staging get pod "$(ready_pods "$1" | head -n 1)" --output 'jsonpath={.status.podIP}')" "$2"
}

get() {
  curl --fail --silent --max-time 10 --noproxy '*' "$@"
}

# What an environment's chart renders, without hooks, with images that exist nowhere.
manifests() {
  local environment="$1"
  shift
  helm template deployment-insights deploy/helm/deployment-insights --namespace "deployment-insights-$environment" --no-hooks "$@" \
    --set registry.image.repository=localhost:1/registry,insights.image.repository=localhost:1/insights \
    --set "registry.image.digest=$(digest a),insights.image.digest=$(digest b)"
}

# The rights that Argo CD has by its project: all that it may do with the kinds of its list, in one namespace.
let_argocd_in() {
  kubectl label --local --filename "$REPOSITORY/deploy/argocd/bootstrap/projects.yaml" --output json seen=yes |
    jq --slurp 'map(select(.metadata.name == "deployment-insights"))[0].spec.namespaceResourceWhitelist
      | {apiVersion: "rbac.authorization.k8s.io/v1", kind: "Role", metadata: {name: "argocd"},
         rules: map({apiGroups: [.group], resources: [(.kind | ascii_downcase | sub("cy$"; "cie")) + "s"], verbs: ["*"]})}' |
    kubectl --namespace "$1" apply --filename - >/dev/null
  kubectl --namespace "$1" create rolebinding argocd --role argocd --user argocd >/dev/null
}

@test "each environment applies as the pipeline's account may, and twice as Argo CD's project lets it, without a warning or a change" {
  for environment in staging production; do
    let_argocd_in "deployment-insights-$environment"
  done
  manifests staging --values "$REPOSITORY/deploy/environments/staging.yaml" >"$BATS_TEST_TMPDIR/staging"
  manifests staging --set minimumNodes=1 >"$BATS_TEST_TMPDIR/defaults"
  for rendered in staging defaults; do
    passes kubectl --kubeconfig "$CLUSTER/argocd" apply --server-side --field-manager argocd --dry-run=server --filename "$BATS_TEST_TMPDIR/$rendered"
    [[ $output != *arning* ]]
  done
  manifests production --values "$REPOSITORY/deploy/environments/production.yaml" >"$BATS_TEST_TMPDIR/production"
  # The pipeline's account too, whatever of it is new.
  passes kubectl --kubeconfig "$CLUSTER/deploy-production" apply --server-side --dry-run=server --filename "$BATS_TEST_TMPDIR/production"
  for _ in first second; do
    passes kubectl --kubeconfig "$CLUSTER/argocd" apply --server-side --field-manager argocd --filename "$BATS_TEST_TMPDIR/production"
    [[ $output != *arning* ]]
    shows "gateway.gateway.networking.k8s.io/insights serverside-applied"
    shows "prometheusrule.monitoring.coreos.com/"
  done
  passes kubectl --kubeconfig "$CLUSTER/argocd" diff --server-side --field-manager argocd --filename "$BATS_TEST_TMPDIR/production"

}

production() {
  kubectl --namespace deployment-insights-production "$@"
}

# The nodes of a service's pods in production, those that are on their way out left aside.
nodes_of() {
  production get pods --selector "app.kubernetes.io/name=$1" --output json | jq --raw-output '.items[] | select(.metadata.deletionTimestamp == null) | .spec.nodeName // "none"' | sort
}

on_three_nodes() {
  [ "$(nodes_of "$1" | grep -c node-)" -eq 3 ] && [ "$(nodes_of "$1" | uniq | wc -l)" -eq 3 ]
}

one_placed_two_wait() {
  production get pods --selector "app.kubernetes.io/name=$1" --output json | jq --exit-status '[.items[] | select(.metadata.deletionTimestamp == null)]
    | [map(select(.spec.nodeName)), map(select(any(.status.conditions[]?; .reason == "Unschedulable")))] | map(length) == [1, 2]'
}

@test "production's pods pass the restricted profile, on nodes and in zones of their own" {
  within 30 "three registries on three nodes" on_three_nodes registry
  within 30 "three insights on three nodes" on_three_nodes insights
  zones="$(kubectl get nodes --output json | jq --compact-output '[.items[] | {key: .metadata.name, value: .metadata.labels["topology.kubernetes.io/zone"]}] | from_entries')"
  [ "$(nodes_of registry | jq --raw-input --raw-output --argjson zones "$zones" '$zones[.]' | sort -u | wc -l)" -eq 3 ]

  # Nothing is put on a node that is cordoned, and two of a service still not on one.
  kubectl cordon node-2
  production delete pods --all --wait=false >/dev/null
  within 30 "three registries on the other three nodes" on_three_nodes registry
  run nodes_of registry
  [[ $output != *node-2* ]]

  # With one node left, one pod: the others wait for another node rather than be lost with it.
  kubectl cordon node-3
  kubectl cordon node-4
  production delete pods --all --wait=false >/dev/null
  within 30 "two registries that wait for a node" one_placed_two_wait registry
  kubectl uncordon node-2 node-3 node-4
}

@test "production takes a backup's job with its bucket, disruption budgets and an autoscaler" {
  passes kubectl --kubeconfig "$CLUSTER/deploy-production" --namespace deployment-insights-production get poddisruptionbudget/registry \
    poddisruptionbudget/insights horizontalpodautoscaler/insights cronjob/backup gateway/insights httproute/insights networkpolicy/registry-callers --output name
  passes production create job now --from cronjob/backup --dry-run=server
  [[ $output != *arning* ]]
  # What Argo CD makes of the environments is taken by its own kinds.
  kubectl create namespace argocd >/dev/null
  kubectl --namespace argocd apply --server-side --filename "$REPOSITORY/deploy/argocd/bootstrap" --filename "$REPOSITORY/deploy/argocd/applications" >/dev/null
  kubectl delete namespace deployment-insights-production --wait=false >/dev/null
}

@test "no account reads a Secret, changes a namespace or another's, and no privileged pod comes in" {
  staging create secret generic registry-database --from-literal uri=secret >/dev/null
  for account in deploy-staging argocd; do
    for right in "get secrets" "create roles" "create pods --subresource exec" "patch namespaces" "create validatingadmissionpolicies"; do
      # shellcheck disable=SC2086 # two words
      run kubectl auth can-i $right --namespace "$NAMESPACE" --as "$account"
      [ "${lines[-1]}" = no ] || { printf '%s may %s\n' "$account" "$right" && false; }
    done
  done
  run kubectl auth can-i create deployments --namespace kube-system --as deploy-staging
  [ "${lines[-1]}" = no ]
  run staging run privileged --image localhost:1/x --privileged
  shows 'violates PodSecurity "restricted:latest"'
  [ "$status" -ne 0 ]
}

@test "the pipeline's account deploys both services, and they answer" {
  staging create --filename - <<<'{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: backups}, spec: {accessModes: [ReadWriteOnce], resources: {requests: {storage: 1Gi}}}}'
  promote 1.0.0 "$(one)"

  deploy

  [ "$status" -eq 0 ]
  [ "$(ledger) $(setting)" = "1.0.0 one" ]
  get "$(address registry 5176)/api/health" >/dev/null
  get "$(address insights 8080)/insights/recovery-time" >/dev/null
  passes kubectl --kubeconfig "$CLUSTER/deploy-staging" --namespace "$NAMESPACE" logs deployment/registry --tail 3

  [ -n "$output" ]
}

@test "helm test checks what runs" {
  KUBECONFIG="$CLUSTER/deploy-staging" HELM_DRIVER=configmap run helm test deployment-insights --namespace "$NAMESPACE" --timeout 90s
  [ "$status" -eq 0 ]
  shows Succeeded
}

@test "pods have their account's pull secrets, and no token" {
  run staging get pods --output json
  [ "$(jq '[.items[] | select(.spec.imagePullSecrets != [{name: "pull"}])] | length' <<<"$output")" -eq 0 ]
  [ "$(jq '[.items[].spec.volumes[]? | select(.projected)] | length' <<<"$output")" -eq 0 ]
  # Those of a check and of a backup too.
  [ "$(jq '[.items[] | select(.spec.serviceAccountName == "check")] | length' <<<"$output")" -gt 0 ]
  [ "$(staging get serviceaccount backup --output 'jsonpath={.imagePullSecrets[0].name}')" = pull ]
}

@test "the registry takes what Argo CD reports of a sync" {
  notification deployed kubectl >"$BATS_TEST_TMPDIR/body"

  run curl --silent --noproxy '*' --write-out ' %{http_code}' "$(address registry 5176)/api/deployments" --header 'Content-Type: application/json' \
    --data-binary "@$BATS_TEST_TMPDIR/body"

  [ "${output##* }" = 201 ]
  shows '"version":"1.2.3","environment":"staging"'
}

@test "a deployment is recorded in the registry that was deployed, and closed" {
  registry="$(address registry 5176)"
  id="$(scripts/record-deployment open --registry "$registry" --service checkout --version 1.2.3 --environment staging \
    --commit abcdef0 --by me --label team=shop)"
  passes scripts/record-deployment close --registry "$registry" --id "$id" --status RolledBack
  run get "$registry/api/deployments/$id"
  shows '"status":"RolledBack"'
  shows '"commitSha":"abcdef0"'
}

@test "a rollout that fails goes back, and the old pods stay" {
  before="$(ready_pods insights)"
  promote 1.1.0 "$(two)" "$CLUSTER_NAME/dead"

  deploy --timeout 20s

  [ "$status" -eq 1 ]
  grep -qx status=RolledBack "$GITHUB_OUTPUT"
  [ "$(ledger) $(setting)" = "1.0.0 one" ]
  [ "$(ready_pods insights)" = "$before" ]
  get "$(address insights 8080)/insights/recovery-time" >/dev/null
}

@test "manifests that the cluster refuses change nothing" {
  before="$(ready_pods registry)"
  promote 1.2.0 "$(bad)"

  deploy

  [ "$status" -eq 1 ]
  [ "$(ledger) $(setting)" = "1.0.0 one" ]
  [ "$(ready_pods registry)" = "$before" ]
}

@test "a version that can't read the database is stopped before anything changes" {
  before="$(ready_pods registry)"
  staging scale statefulset mongo --replicas 0
  promote 1.3.0 "$(two)"

  deploy --timeout 30s

  [ "$status" -eq 1 ]
  [ "$(ledger) $(setting)" = "1.0.0 one" ]
  [ "$(ready_pods registry)" = "$before" ]
  staging rollout status statefulset/mongo --timeout 60s
}

@test "a pipeline that is killed half-way is made up for by the next" {
  promote 1.4.0 "$(two)"
  KUBECONFIG="$CLUSTER/deploy-staging" setsid scripts/delivery/deploy staging --values "$BATS_FILE_TMPDIR/rehearsal.yaml" --values "$VALUES" >"$BATS_TEST_TMPDIR/killed" 2>&1 3>&- &
  pending() { staging get configmaps --selector owner=helm,status=pending-upgrade --output name | grep -q .; }
  within 60 "a revision that is pending" pending
  kill -9 -- "-$(ps -o pgid= -p "$!" | tr -d ' ')"
  pending

  deploy

  [ "$status" -eq 0 ]
  [ "$(ledger) $(setting)" = "1.4.0 two" ]
  KUBECONFIG="$CLUSTER/deploy-staging" HELM_DRIVER=configmap run helm list --namespace "$NAMESPACE"
  shows "	deployed	"
}

@test "an older commit doesn't come after a newer one, unless it is a redeploy, and a fix comes after that" {
  promote 1.0.1 "$(one)" deployment-insights/insights:local --only-forward
  [ "$(ledger)" = 1.4.0 ]

  promote 1.0.0 "$(one)"
  deploy
  [ "$status" -eq 0 ]
  [ "$(ledger) $(setting)" = "1.0.0 one" ]

  promote 1.5.0 "$(fixed)" deployment-insights/insights:local --only-forward
  deploy
  [ "$status" -eq 0 ]
  [ "$(ledger) $(setting)" = "1.5.0 fixed" ]
}

@test "what rolls out and lacks an insight goes back" {
  promote 1.6.0 "$(fixed)" "$CLUSTER_NAME/blind"

  deploy --timeout 45s

  [ "$status" -eq 1 ]
  shows "/insights/recovery-time"
  [ "$(ledger)" = 1.5.0 ]
  get "$(address insights 8080)/insights/recovery-time" >/dev/null
}

# The epoch of the registry at an address.
epoch() {
  get "$1/api/deployments/changes?limit=1" | jq --raw-output .epoch
}

deployments() {
  get "$1/api/deployments" --header 'Accept: application/x-ndjson'
}

@test "a database that is lost comes back from the backup, all of it, in another epoch" {
  registry="$(address registry 5176)"
  get "$registry/api/deployments/import" --header 'Content-Type: application/json' --data-binary @deployment-registry/seed-data.json --output /dev/null
  deployments "$registry" >"$BATS_TEST_TMPDIR/before"
  before="$(epoch "$registry")"
  staging create job backup-now --from cronjob/backup
  staging wait --for condition=Complete job/backup-now --timeout 90s
  run staging logs job/backup-now
  backup="$(sed -n 's:.*Written to /backups/\([0-9TZ]*\).*:\1:p' <<<"$output")"
  [ -n "$backup" ]

  staging scale statefulset mongo --replicas 0
  staging delete pvc data-mongo-0 --timeout 60s
  staging scale statefulset mongo --replicas 1
  staging rollout status statefulset/mongo --timeout 60s
  run scripts/delivery/restore staging "$backup" deployment-registry-restored --timeout 2m 3>&-
  [ "$status" -eq 0 ]
  shows "nothing is missing"

  staging set env deployment/registry MONGODB_URI=mongodb://mongo:27017/deployment-registry-restored
  staging rollout status deployment/registry --timeout 120s
  registry="$(address registry 5176)"
  diff "$BATS_TEST_TMPDIR/before" <(deployments "$registry")
  [ "$(epoch "$registry")" != "$before" ]
  # A second time there is something, which stays as it is.
  run scripts/delivery/restore staging "$backup" deployment-registry-restored --timeout 2m 3>&-
  [ "$status" -eq 1 ]
  shows "has documents in"
}

@test "a drained node takes one pod of a service at a time" {
  evict() {
    jq --null-input --arg name "$1" '{apiVersion: "policy/v1", kind: "Eviction", metadata: {name: $name}}' |
      staging create --raw "/api/v1/namespaces/$NAMESPACE/pods/$1/eviction" --filename -
  }
  { read -r first && read -r second; } < <(ready_pods registry)
  evict "$first"
  run evict "$second"
  [ "$status" -ne 0 ]
  shows "disruption budget"
}
