# A real API server with controllers and a scheduler, in a folder, on ports of its own: loaded by cluster.bats, never run. Its nodes are
# the program in nodes, whose pods are containers of the Docker engine. README.md says what that leaves unproven.
# shellcheck shell=bash

# Builds what there is none of yet for these versions; prints the folder.
cluster_programs() {
  local sources="${REPOSITORY:-$ROOT}/scripts/tests/cluster" key folder program made
  key="$({ cat "$sources/go.mod" "$sources/go.sum" && go env GOVERSION GOARCH; } | git hash-object --stdin)"
  folder="${XDG_CACHE_HOME:-$HOME/.cache}/deployment-insights/cluster/${key:0:16}"
  if [ ! -d "$folder" ]; then
    printf 'Building an API server and its controllers into %s, once: up to 15 minutes on two cores.\n' "$folder" >&2
    mkdir -p "$(dirname "$folder")"
    made="$(mktemp -d "$folder.XXXXXX")"
    for program in $(go -C "$sources" list -f '{{.ImportPath}}' tool); do
      printf '  %s\n' "$program" >&2
      # Without its version it calls itself v0.0.0, and refuses its own features.
      go -C "$sources" build -mod=readonly -trimpath -o "$made/$(basename "${program/server\/v3/etcd}")" -ldflags "$(version_flags "$sources")" "$program" || return
    done
    mv "$made" "$folder"
  fi
  # It takes a second where nothing has changed.
  go -C "$sources" build -mod=readonly -trimpath -o "$folder/nodes" ./nodes || return
  printf '%s' "$folder"
}

version_flags() {
  local version
  version="$(sed -n 's/.*k8s.io\/kubernetes \(v[0-9.]*\)$/\1/p' "$1/go.mod" | head -n 1)"
  printf -- '-X k8s.io/component-base/version.gitVersion=%s -X k8s.io/component-base/version.gitMajor=1 -X k8s.io/component-base/version.gitMinor=%s' \
    "$version" "$(cut -d . -f 2 <<<"$version")"
}

# In the background, until stop_cluster: launch NAME PROGRAM ARGUMENT...
launch() {
  local name="$1" program="$2"
  shift 2
  "$programs/$program" "$@" >"$CLUSTER/$name.log" 2>&1 3>&- </dev/null &
  printf '%s\n' "$!" >"$CLUSTER/$name.pid"
}

# Waits for a condition: within SECONDS WHAT COMMAND...
within() {
  local deadline=$((SECONDS + $1)) what="$2"
  shift 2
  until "$@" >"$CLUSTER/last" 2>&1; do
    if [ "$SECONDS" -ge "$deadline" ]; then
      printf 'Not in time: %s\n' "$what" >&2
      tail -n 5 "$CLUSTER/last" >&2
      return 1
    fi
    sleep 0.3
  done
}

# A kubeconfig for an account, as which the administrator's is used: kubeconfig ACCOUNT >FILE
kubeconfig() {
  kubectl --kubeconfig "$CLUSTER/admin" config view --raw --minify --output json | jq --arg account "$1" '.users[0].user.as = $account'
}

# Into the folder CLUSTER: the kubeconfig admin, logs and all data.
start_cluster() {
  local etcd api group
  programs="$(cluster_programs)" || return
  PATH="$programs:$PATH"
  etcd="$(free_port)" api="$(free_port)"
  mkdir -p "$CLUSTER/volumes"
  openssl genrsa -out "$CLUSTER/accounts.key" 2048 2>/dev/null
  printf 'administrator,administrator,administrator,"system:masters"\n' >"$CLUSTER/tokens"
  launch etcd etcd --data-dir "$CLUSTER/etcd" --unsafe-no-fsync --listen-client-urls "http://127.0.0.1:$etcd" \
    --advertise-client-urls "http://127.0.0.1:$etcd" --listen-peer-urls http://127.0.0.1:0 --log-level warn
  launch api kube-apiserver --etcd-servers "http://127.0.0.1:$etcd" --secure-port "$api" --bind-address 127.0.0.1 --advertise-address 127.0.0.1 \
    --cert-dir "$CLUSTER/certificates" --service-cluster-ip-range 10.96.0.0/16 --service-account-issuer https://cluster.test \
    --service-account-key-file "$CLUSTER/accounts.key" --service-account-signing-key-file "$CLUSTER/accounts.key" \
    --authorization-mode Node,RBAC --token-auth-file "$CLUSTER/tokens" --allow-privileged=true --endpoint-reconciler-type none
  within 60 "the API server's certificate" test -s "$CLUSTER/certificates/apiserver.crt" || return
  cat >"$CLUSTER/admin" <<YAML
apiVersion: v1
kind: Config
current-context: tests
clusters: [{name: tests, cluster: {server: "https://127.0.0.1:$api", certificate-authority: "$CLUSTER/certificates/apiserver.crt"}}]
contexts: [{name: tests, context: {cluster: tests, user: administrator}}]
users: [{name: administrator, user: {token: administrator}}]
YAML
  export KUBECONFIG="$CLUSTER/admin"
  within 90 "the API server is ready" kubectl get --raw /readyz || return
  launch controllers kube-controller-manager --kubeconfig "$CLUSTER/admin" --service-account-private-key-file "$CLUSTER/accounts.key" \
    --root-ca-file "$CLUSTER/certificates/apiserver.crt" --leader-elect=false --secure-port 0 --horizontal-pod-autoscaler-sync-period 2s
  launch scheduler kube-scheduler --kubeconfig "$CLUSTER/admin" --leader-elect=false --secure-port 0
  # For speed: a better compiler is no help to what lives for seconds.
  launch nodes nodes -kubeconfig "$CLUSTER/admin" -name "$CLUSTER_NAME" -folder "$CLUSTER/buckets" -env JAVA_TOOL_OPTIONS=-XX:TieredStopAtLevel=1
  add_kinds
  for group in 1 2 3 4; do
    kubectl create --filename - <<YAML >/dev/null
{apiVersion: v1, kind: PersistentVolume, metadata: {name: volume-$group}, spec: {capacity: {storage: 1Gi}, accessModes: [ReadWriteOnce], hostPath: {path: $CLUSTER/volumes/$group}}}
YAML
  done
  within 60 "four nodes" nodes_are_ready
}

nodes_are_ready() {
  [ "$(kubectl get nodes --output 'jsonpath={range .items[?(@.spec.taints)]}tainted {end}{range .items[*]}{.status.conditions[?(@.type=="Ready")].status}{"\n"}{end}' | grep -cx True)" -eq 4 ]
}

# The kinds of the Gateway API, the Prometheus Operator and Argo CD, as their releases have them.
add_kinds() {
  local module files folder file
  while read -r module files; do
    folder="$(cd "$REPOSITORY/scripts/tests/cluster/crds" && go mod download -json "$module" | jq --raw-output .Dir)" || return
    for file in "$folder/$files"/*.yaml; do
      case "$file" in */kustomization.yaml) continue ;; esac
      kubectl create --filename "$file" >/dev/null || return
    done
  done <<'MODULES'
sigs.k8s.io/gateway-api config/crd/standard
github.com/prometheus-operator/prometheus-operator example/prometheus-operator-crd
github.com/argoproj/argo-cd/v3 manifests/crds
MODULES
  kubectl wait --for condition=Established crd --all --timeout 30s >/dev/null
}

stop_cluster() {
  local name pid container network
  for name in nodes scheduler controllers api etcd; do
    [ -f "$CLUSTER/$name.pid" ] || continue
    pid="$(cat "$CLUSTER/$name.pid")"
    kill "$pid" 2>/dev/null || continue
    for _ in $(seq 50); do
      kill -0 "$pid" 2>/dev/null || continue 2
      sleep 0.1
    done
    kill -9 "$pid" 2>/dev/null || true
  done
  for container in $(docker ps --all --quiet --filter "label=nodes=$CLUSTER_NAME"); do
    docker rm --force --volumes "$container" >/dev/null 2>&1 || true
  done
  for network in $(docker network ls --quiet --filter "label=nodes=$CLUSTER_NAME"); do
    docker network rm "$network" >/dev/null 2>&1 || true
  done
}
