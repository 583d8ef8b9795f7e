#!/usr/bin/env bats
# What deploy/kubernetes promises, read from what a cluster would get: every overlay, with images as scripts/delivery/deploy sets them.
# shellcheck disable=SC2016 # jq's variables

load project

DIGEST="sha256:$(printf '%064d' 7)"
OVERLAYS="staging production rehearsal-staging rehearsal-production"

# One JSON array an overlay.
setup_file() {
  command -v kubectl >/dev/null && command -v jq >/dev/null || return 0
  cd "$REPOSITORY" || return
  . scripts/lib/base.sh
  . scripts/lib/kubernetes.sh
  for overlay in $OVERLAYS; do
    render_overlay "deploy/kubernetes/overlays/$overlay" "registry=example.org/it/registry@$DIGEST" "insights=example.org/it/insights@$DIGEST" |
      as_json >"$BATS_FILE_TMPDIR/$overlay.json"
  done
}

setup() {
  load project
  command -v kubectl >/dev/null || skip "kubectl not found"
  command -v jq >/dev/null || skip "jq not found"
  cd "$REPOSITORY" || return
}

# What jq says of an overlay, one result a line. What the facts below use:
#   of("Kind")  every object of a kind      workloads  what serves      pods  specs of theirs and of jobs      named("x")  the one of that name
in_overlay() {
  in_overlays "$2" "$1"
}

# The same of several, one after the other, in one go: looking costs less than starting jq.
in_overlays() {
  local program="$1" overlay files=()
  shift
  for overlay in "$@"; do
    files+=("$BATS_FILE_TMPDIR/$overlay.json")
  done
  jq --raw-output '
    def of($kind): .[] | select(.kind == $kind);
    def named($name): select(.metadata.name == $name);
    def workloads: .[] | select(.spec.template?.spec);
    def serving: workloads | .spec.template.spec;
    def pods: serving, (of("CronJob") | .spec.jobTemplate.spec.template.spec);
    '"$program" "${files[@]}"
}

# In every overlay jq's result is the same.
everywhere() {
  local overlay expected=""
  for overlay in $OVERLAYS; do
    expected="$expected${2:+$2$'\n'}that was $overlay"$'\n'
  done
  # shellcheck disable=SC2086 # a list of names
  run in_overlays "($1), \"that was \\(input_filename | split(\"/\")[-1] | rtrimstr(\".json\"))\"" $OVERLAYS
  [ "$status" -ne 0 ] || [ "$output" != "${expected%$'\n'}" ] || return 0
  for overlay in $OVERLAYS; do
    run in_overlay "$overlay" "$1"
    if [ "$status" -ne 0 ] || [ "$output" != "$2" ]; then
      printf '%s: expected\n%s\nbut got\n%s\n' "$overlay" "$2" "$output" >&2
      return 1
    fi
  done
}

# In every overlay nothing is found, after there was something to look at: nothing WHERE WHAT_IS_WRONG
nothing() {
  # shellcheck disable=SC2086 # a list of names
  [ "$(in_overlays "[$1] | length > 0" $OVERLAYS | sort -u)" = true ]
  everywhere "[$1 | select($2)][] | .name // .metadata.name // ." ""
}

@test "every overlay is an environment of its own, in a namespace that takes only restricted pods" {
  for environment in staging production; do
    for overlay in "$environment" "rehearsal-$environment"; do
      run in_overlay "$overlay" 'of("Namespace") | .metadata | [.name, .labels["pod-security.kubernetes.io/enforce"]] | join(" ")'
      [ "$output" = "deployment-insights-$environment restricted" ]
      run in_overlay "$overlay" '[.[] | select(.kind != "Namespace") | .metadata.namespace] | unique[]'
      [ "$output" = "deployment-insights-$environment" ]
    done
  done
}

@test "both services are deployed by digest, and nothing can be pulled before it is set" {
  everywhere '[of("Deployment") | .spec.template.spec.containers[] | .name + " " + .image] | sort[]' \
    "insights example.org/it/insights@$DIGEST
registry example.org/it/registry@$DIGEST"

  run kubectl kustomize deploy/kubernetes/overlays/production
  shows "image: registry:set-by-scripts-deploy"
  shows "image: insights:set-by-scripts-deploy"
}

@test "an image without a digest is refused" {
  . scripts/lib/base.sh
  . scripts/lib/kubernetes.sh

  refuses render_overlay deploy/kubernetes/overlays/staging registry=example.org/it/registry:latest

  shows 'this is "registry=example.org/it/registry:latest"'
}

@test "pods run as nobody in particular, without a token, and with no system call that they don't need" {
  nothing 'pods' '.securityContext
    | (.runAsNonRoot != true) or (.runAsUser < 10000) or (.runAsGroup < 10000) or (.seccompProfile.type != "RuntimeDefault")'
  nothing 'pods' '(.automountServiceAccountToken != false) or .hostNetwork or .hostPID or .hostIPC or (.serviceAccountName | not)'
  nothing 'of("ServiceAccount")' '.automountServiceAccountToken != false'
  nothing '.' 'any(.[]; .kind | test("Role"))'
}

@test "containers have a read-only root, no capability and no way to more privileges" {
  nothing 'pods | (.containers[], .initContainers[]?)' '.securityContext
    | (.readOnlyRootFilesystem != true) or (.allowPrivilegeEscalation != false) or (.capabilities != {"drop": ["ALL"]}) or .privileged'
}

@test "nothing of the node is mounted, and what can be written to has an end" {
  nothing 'pods | .volumes[]' '(.emptyDir.sizeLimit | not) and (.csi.driver != "gcsfuse.csi.storage.gke.io")'
  nothing 'pods | .containers[] | select(.name == "registry" or .name == "insights") | .volumeMounts[]' '.mountPath != "/tmp"'
}

@test "containers say what they need, and get no more memory than a node has set aside" {
  nothing 'pods | .containers[] | .resources' '(.requests.cpu | not) or (.requests.memory | not) or (.limits.cpu | not) or (.limits.memory | not)'
  for overlay in staging production; do
    run in_overlay "$overlay" 'pods | .containers[] | select(.resources | .requests.memory != .limits.memory) | .name'
    [ -z "$output" ]
  done
}

@test "each container has the three probes, of ports that it has" {
  nothing 'serving | .containers[]' '([.ports[].name] as $ports | [.startupProbe, .readinessProbe, .livenessProbe]
    | any(.[]; (.httpGet.port // .tcpSocket.port // "none") as $port | $ports | index($port) | not))'
}

@test "probes ask what the services have, and only a start asks for anything beyond the process" {
  everywhere '[of("Deployment") | .spec.template.spec.containers[] | .name + " " + (.startupProbe, .readinessProbe, .livenessProbe).httpGet.path] | sort[]' \
    "insights /insights/latest
insights /livez
insights /readyz
registry /livez
registry /readyz
registry /readyz"
}

@test "ports are those that the images have, and what is for operators is no service's" {
  for service in registry insights; do
    ports="$(sed -n "/ AS $service-runtime/,/^EXPOSE/s/^EXPOSE //p" "$REPOSITORY/Dockerfile" | tr ' ' '\n')"
    everywhere "of(\"Deployment\") | named(\"$service\") | .spec.template.spec.containers[0].ports | map(.containerPort)[]" "$ports"
    everywhere "of(\"Service\") | named(\"$service\") | .spec.ports | map(.port)[]" "${ports%%[!0-9]*}"
  done
}

# A Service named registry would set REGISTRY_PORT to tcp://…, which the registry reads.
@test "no Service's address gets into the environment of a service" {
  nothing 'pods' '.enableServiceLinks != false'
}

@test "a pod that goes has time to finish what its service promises to finish" {
  finishing="$(sed -n 's/.*timeout-per-shutdown-phase: \([0-9]*\)s.*/\1/p' "$REPOSITORY/service-support/src/main/resources/service.yml")"
  for service in registry insights; do
    everywhere "of(\"Deployment\") | named(\"$service\") | .spec.template.spec
      | .containers[0].lifecycle.preStop.sleep.seconds as \$pause
      | (\$pause >= 5) and (.terminationGracePeriodSeconds >= \$pause + $finishing + 5)" true
  done
}

@test "there are always two of each service, in a rollout, on a drained node and under load" {
  nothing 'of("Deployment") | .spec.strategy.rollingUpdate' '(.maxUnavailable != 0) or (.maxSurge != 1)'
  everywhere 'of("Deployment") | named("registry") | .spec.replicas >= 2' true
  everywhere 'of("Deployment") | named("insights") | .spec | has("replicas")' false
  everywhere 'of("HorizontalPodAutoscaler") | .spec | (.scaleTargetRef | [.apiVersion, .kind, .name] | join(" ")) + " \(.minReplicas >= 2) \(.metrics | map(.resource.name)[])"' \
    "apps/v1 Deployment insights true cpu"
  everywhere '[of("PodDisruptionBudget") | "\(.metadata.name) \(.spec.maxUnavailable) \(.spec.unhealthyPodEvictionPolicy)"] | sort[]' "insights 1 AlwaysAllow
registry 1 AlwaysAllow"
  everywhere '[of("Deployment") | .metadata.name + " " + (.spec.template.spec.topologySpreadConstraints[] | "\(.maxSkew) \(.topologyKey) \(.whenUnsatisfiable)")] | sort[]' \
    "insights 1 kubernetes.io/hostname DoNotSchedule
insights 1 topology.kubernetes.io/zone ScheduleAnyway
registry 1 kubernetes.io/hostname DoNotSchedule
registry 1 topology.kubernetes.io/zone ScheduleAnyway"
}

@test "whatever selects pods selects those of its name" {
  everywhere '[workloads | .spec | .selector.matchLabels as $these | .template.metadata.labels | contains($these)] | unique[]' true
  everywhere '[.[] | select(.kind == "Service" or .kind == "PodDisruptionBudget") | (.spec.selector.matchLabels // .spec.selector) == {"app.kubernetes.io/name": .metadata.name}] | unique[]' true
  everywhere '[.[] | select(.kind == "Service" or .kind == "PodDisruptionBudget") | .metadata.name] - [workloads | .metadata.name] | length' 0
}

# The paths of an overlay: from, direction, to. A namespace is shown as label=value, a pod as its name.
paths() {
  in_overlay "$1" '
    def pod: (.matchLabels["app.kubernetes.io/name"] // .matchLabels["k8s-app"] // (.matchExpressions // [] | map(.values | join("+"))[]) // "everything");
    def peer: if .ipBlock then .ipBlock.cidr
      elif .namespaceSelector then (.namespaceSelector.matchLabels | to_entries | map("\(.key)=\(.value)")[]) + (if .podSelector then "/" + (.podSelector | pod) else "" end)
      else .podSelector | pod end;
    def ports: .ports | map("\(.protocol):\(.port)") | join(",");
    [of("NetworkPolicy") | (.spec.podSelector | pod) as $pod | .spec
      | (.ingress[]? | "\($pod) from \(.from[] | peer) \(ports)"), (.egress[]? | "\($pod) to \(.to[] | peer) \(ports)")] | sort[]'
}

@test "nothing reaches anything by default" {
  everywhere 'of("NetworkPolicy") | select(.spec.podSelector == {}) | "\(.metadata.name) \(.spec.policyTypes | join(" ")) \(.spec | has("ingress") or has("egress"))"' \
    "default-deny Ingress Egress false"
  nothing 'of("NetworkPolicy") | .spec | (.ingress[]?, .egress[]?)' '((.from // .to) | not) or (.ports | not)'
}

@test "the paths are these and no others" {
  shared="insights from deployinsights.io/calls-insights=true TCP:8080
insights to registry TCP:5176
registry from deployinsights.io/calls-registry=true TCP:5176
registry from insights TCP:5176
registry+insights to 169.254.20.10/32 UDP:53,TCP:53
registry+insights to kubernetes.io/metadata.name=kube-system/kube-dns UDP:53,TCP:53"
  private="insights to 10.0.0.0/8 TCP:6379,TCP:6378
insights to 172.16.0.0/12 TCP:6379,TCP:6378
insights to 192.168.0.0/16 TCP:6379,TCP:6378
registry to 10.0.0.0/8 TCP:27017
registry to 172.16.0.0/12 TCP:27017
registry to 192.168.0.0/16 TCP:27017"
  stores="insights to redis TCP:6379
mongo from registry TCP:27017
redis from insights TCP:6379
registry to mongo TCP:27017"

  # Backups, a scraper, and a load balancer. What remains of them in a rehearsal selects pods that there aren't, or lets in what isn't there.
  more="backup to 10.0.0.0/8 TCP:27017
backup to 169.254.169.254/32 TCP:80
backup to 169.254.20.10/32 UDP:53,TCP:53
backup to 172.16.0.0/12 TCP:27017
backup to 192.168.0.0/16 TCP:27017
backup to 199.36.153.8/30 TCP:443
backup to kubernetes.io/metadata.name=kube-system/kube-dns UDP:53,TCP:53
insights from 10.129.0.0/23 TCP:8080
insights from 130.211.0.0/22 TCP:8080
insights from 35.191.0.0/16 TCP:8080
insights from deployinsights.io/scrapes=true/prometheus TCP:8081
registry from deployinsights.io/scrapes=true/prometheus TCP:5177"

  for overlay in $OVERLAYS; do
    expected="$shared
$private"
    [[ $overlay != rehearsal-* ]] || expected="$expected
$stores"
    [[ $overlay != *production ]] || expected="$expected
$more"
    diff <(printf '%s\n' "$expected" | LC_ALL=C sort) <(paths "$overlay" | LC_ALL=C sort)
  done
}

@test "services answer to the names that they are called by in the cluster, and insights to its gateway's" {
  hosts='of("Deployment") | "\(.metadata.name) \(.spec.template.spec.containers[0].env[] | select(.name | endswith("_ACCESS_HOSTS")) | "\(.name) \(.value)")"'

  run in_overlay staging "($hosts)"
  [ "$output" = "insights INSIGHTS_ACCESS_HOSTS insights
registry REGISTRY_ACCESS_HOSTS registry" ]

  run in_overlay production "($hosts), (of(\"Gateway\") | .spec.listeners[].hostname)"
  [ "$output" = "insights INSIGHTS_ACCESS_HOSTS insights,insights.example.com
registry REGISTRY_ACCESS_HOSTS registry
insights.example.com" ]
}

@test "secrets are named, never held, and the registry doesn't start without its own" {
  for environment in staging production; do
    [ "$(in_overlay "$environment" '[of("Secret"), of("ConfigMap")] | length')" -eq 0 ]
    run in_overlay "$environment" '[serving | .containers[].env[] | select(.valueFrom) | .name + " " + (.valueFrom.secretKeyRef | "\(.name) \(.key) \(.optional // false)")] | sort[]'
    [ "$output" = "MONGODB_URI registry-database uri false
REDIS_CA redis ca true
REDIS_URL redis url true" ]
    # Those of the rehearsal have the same names, and no password.
    run in_overlay "rehearsal-$environment" '[of("Secret") | .metadata.name + " " + (.data | to_entries[] | .key + "=" + (.value | @base64d))] | sort[]'
    [ "$output" = "redis url=redis://redis:6379
registry-database uri=mongodb://mongo:27017" ]
  done
}

@test "a rehearsal is its environment with stores of its own, and asks for less" {
  without_amounts='[.[] | select(.kind | test("CronJob|Gateway|HTTPRoute|PrometheusRule|ServiceMonitor") | not) | select(.metadata.name | test("mongo|redis") | not) | select(.kind != "Secret") | del(.metadata.labels["app.kubernetes.io/part-of"])
    | if .kind == "Deployment" then del(.spec.replicas, .spec.template.spec.containers[].resources.requests) else . end
    | if .kind == "HorizontalPodAutoscaler" then del(.spec.minReplicas, .spec.maxReplicas) else . end] | sort_by(.kind, .metadata.name)'
  for environment in staging production; do
    diff <(in_overlay "$environment" "$without_amounts" | sed '/external/d') <(in_overlay "rehearsal-$environment" "$without_amounts" | sed '/external/d')
  done
}

@test "the rules and alerts of production are those of deploy/observability, all of them and no others" {
  run in_overlay production '[of("PrometheusRule") | .spec.groups[].rules[] | (.alert // .record)] | sort[]'
  [ -n "$output" ]
  diff <(printf '%s\n' "$output" | LC_ALL=C sort) \
    <(sed -nE 's/^ *- (alert|record): //p' deploy/observability/prometheus/rules/*.yml | LC_ALL=C sort)
  [ "$(in_overlay production '[of("PrometheusRule") | has("groups")] | any')" = false ]
}

@test "a scraper finds both services by the names that rules go by, at ports that only it may reach" {
  run in_overlay production 'of("ServiceMonitor") | "\(.metadata.name) \(.spec.selector.matchLabels[]) \(.spec.endpoints[] | "\(.targetPort) \(.path)")"'
  [ "$output" = "insights insights management /actuator/prometheus
registry registry management /actuator/prometheus" ]
}

@test "each night the registry's own image backs its database up, into a bucket that the overlay names" {
  run in_overlay production 'of("CronJob") | .spec | "\(.schedule) \(.timeZone) \(.concurrencyPolicy)", (.jobTemplate.spec.template.spec
    | "\(.serviceAccountName) \(.restartPolicy)", .containers[0].image, (.containers[0].args | join(" ")), .volumes[0].csi.volumeAttributes.bucketName)'
  [ "$output" = "17 2 * * * Etc/UTC Forbid
backup Never
example.org/it/registry@$DIGEST
write /backups
PROJECT-deployment-insights-production-backups" ]
}

@test "browsers come in by TLS alone, with a certificate of cert-manager's, and only to insights" {
  run in_overlay production '(of("Gateway") | .metadata.annotations["cert-manager.io/cluster-issuer"], (.spec.listeners[] | "\(.protocol) \(.hostname) \(.tls.mode)")),
    (of("HTTPRoute") | .spec.rules[].backendRefs[] | "\(.name) \(.port)")'
  [ "$output" = "deployment-insights
HTTPS insights.example.com Terminate
insights 8080" ]
}

copy_of_the_project() {
  copy_project "$BATS_TEST_TMPDIR/project"
  [ ! -d "$REPOSITORY/.tools" ] || ln -s "$REPOSITORY/.tools" "$BATS_TEST_TMPDIR/project/.tools"
  cd "$BATS_TEST_TMPDIR/project" || return
}

@test "check-kubernetes finds an overlay that does not build" {
  copy_of_the_project
  passes scripts/checks/kubernetes build
  [ -z "$output" ]
  printf 'resources: [../../base, nowhere]\n' >deploy/kubernetes/overlays/staging/kustomization.yaml

  refuses scripts/checks/kubernetes build

  shows "deploy/kubernetes/overlays/staging"
  shows nowhere
}

@test "check-kubernetes says so where kubectl is too old" {
  copy_of_the_project
  rm -f .tools
  fake kubectl '[ "$1" = version ] && echo "Client Version: v1.20.2" || { echo "unknown field components" >&2; exit 1; }'

  PATH="$(path_without kustomize)" refuses scripts/checks/kubernetes build

  shows "kubectl 1.27 or newer"
}

@test "check-kubernetes takes a warning for a failure" {
  copy_of_the_project
  printf 'bases: [../../base]\n' >deploy/kubernetes/overlays/staging/kustomization.yaml

  refuses scripts/checks/kubernetes build

  shows deprecated
}

@test "check-kubernetes finds a field that there is not" {
  copy_of_the_project
  PATH="$PWD/.tools/bin:$PATH" command -v kubernetes-validate >/dev/null || skip "kubernetes-validate not found"
  sed 's/  revisionHistoryLimit/  revisionsToKeep/' deploy/kubernetes/base/registry/deployment.yaml >broken
  mv broken deploy/kubernetes/base/registry/deployment.yaml

  refuses scripts/checks/kubernetes schemas

  shows revisionsToKeep
}

@test "check-kubernetes finds a field that others' kinds don't have, and an application of Argo CD's that says nothing of where to" {
  copy_of_the_project
  PATH="$PWD/.tools/bin:$PATH" command -v kubeconform >/dev/null || skip "kubeconform not found"
  sed 's/targetPort:/targetPorts:/' deploy/kubernetes/components/monitoring/service-monitors.yaml >broken
  mv broken deploy/kubernetes/components/monitoring/service-monitors.yaml
  sed '/^  destination:/d' deploy/argocd/bootstrap/root.yaml >broken
  mv broken deploy/argocd/bootstrap/root.yaml

  refuses scripts/checks/kubernetes kinds

  shows targetPorts
  shows destination
}

@test "check-kubernetes finds a container with privileges" {
  copy_of_the_project
  PATH="$PWD/.tools/bin:$PATH" command -v checkov >/dev/null || skip "checkov not found"
  sed 's/allowPrivilegeEscalation: false/privileged: true/' deploy/kubernetes/base/registry/deployment.yaml >broken
  mv broken deploy/kubernetes/base/registry/deployment.yaml

  refuses scripts/checks/kubernetes policies

  shows CKV_K8S_16
}
