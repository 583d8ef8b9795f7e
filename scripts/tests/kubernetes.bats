#!/usr/bin/env bats
# What the chart promises, read from what a cluster would get in each environment.
# shellcheck disable=SC2016 # jq's variables

load project

DIGEST="sha256:$(printf '%064d' 7)"
ENVIRONMENTS="staging production rehearsal-staging rehearsal-production private"

use_chart() {
  cd "$REPOSITORY" || return
  . scripts/lib/base.sh
  . scripts/lib/chart.sh
  have helm && have kubectl && have jq
}

# One JSON array an environment. The last is production as somebody has it whose images are private, with all that a rehearsal brings.
setup_file() {
  use_chart || return 0
  local values="$BATS_FILE_TMPDIR/release.yaml" rehearsal=deploy/environments/rehearsal.yaml environment
  promoted >"$values"
  printf 'imagePullSecrets: [{name: ghcr}]\nstores: {inCluster: {enabled: true}}\nlabels: {team: delivery}\n' >"$BATS_FILE_TMPDIR/private.yaml"
  for environment in staging production; do
    render "$environment" "$values" | as_json >"$BATS_FILE_TMPDIR/$environment.json"
    render "$environment" "$rehearsal" "$values" | as_json >"$BATS_FILE_TMPDIR/rehearsal-$environment.json"
  done
  render production "$BATS_FILE_TMPDIR/private.yaml" "$values" | as_json >"$BATS_FILE_TMPDIR/private.json"
}

setup() {
  load project
  use_chart || skip "helm, kubectl or jq not found"
}

# What a promotion adds.
promoted() {
  printf 'release: {version: 1.4.0, commit: "%040d", committedAt: "2026-01-02T03:04:05Z", promotedAt: "2026-01-03T03:04:05Z"}\n' 1
  for service in registry insights; do
    printf '%s: {image: {repository: example.org/it/%s, digest: "%s"}}\n' "$service" "$service" "$DIGEST"
  done
}

# The chart's defaults with values like --set takes: chart_with VALUES [OPTION...]
chart_with() {
  helm template x "$CHART" --values "$BATS_FILE_TMPDIR/release.yaml" --set "$@"
}

# What jq says of environments, one result a line: ask "ENVIRONMENT..." PROGRAM. What the facts below use:
#   of("Kind")  every object of a kind      named("x")  the one of that name      serving  pods' specs that serve      pods  those, and those of jobs
ask() {
  # shellcheck disable=SC2046,SC2086 # lists of words
  jq --raw-output '
    def of($kind): .[] | select(.kind == $kind);
    def named($name): select(.metadata.name == $name);
    def workloads: .[] | select(.kind == "Deployment" or .kind == "StatefulSet");
    def serving: workloads | .spec.template.spec;
    def templates: .[] | .spec.template, .spec.jobTemplate.spec.template | select(.spec);
    def pods: templates | .spec;
    '"$2" $(printf "$BATS_FILE_TMPDIR/%s.json\n" $1)
}

# In every environment jq's result is the same.
everywhere() {
  local environment
  for environment in $ENVIRONMENTS; do
    diff <(printf '%s' "${2:+$2$'\n'}") <(ask "$environment" "$1") || {
      printf 'That was %s.\n' "$environment" >&2
      return 1
    }
  done
}

# In no environment anything is found, after there was something to look at: nothing WHERE WHAT_IS_WRONG
nothing() {
  diff <(printf 'true\n') <(ask "$ENVIRONMENTS" "[$1] | length > 0" | sort -u)
  diff /dev/null <(ask "$ENVIRONMENTS" "[$1 | select($2)][] | .name // .metadata.name // .")
}

@test "every environment is in a namespace of its own, which isn't the chart's to make" {
  for environment in staging production; do
    [ "$(ask "$environment rehearsal-$environment" '[.[].metadata.namespace] | unique[]' | sort -u)" = "deployment-insights-$environment" ]
  done
  everywhere '[.[].kind | select(test("Namespace|Secret|ConfigMap|Role"))][]' ""
}

@test "images are named by digest, and without one nothing is rendered" {
  everywhere '[pods | .containers[] | select(.name | test("mongo|redis") | not) | .image] | unique[]' \
    "example.org/it/insights@$DIGEST
example.org/it/registry@$DIGEST"

  refuses render staging
  shows "registry.image.repository is required"
  promoted | sed 's/digest: ".*"/digest: ""/' >"$BATS_TEST_TMPDIR/values.yaml"
  refuses render staging "$BATS_TEST_TMPDIR/values.yaml"
  shows "registry.image.digest is required"
  promoted | sed 's/digest: ".*"/digest: latest/' >"$BATS_TEST_TMPDIR/values.yaml"
  refuses render staging "$BATS_TEST_TMPDIR/values.yaml"
  shows "'latest' does not match pattern"
}

@test "values that there are not are refused, at any depth" {
  for value in replicas=3 registry.replica=3 insights.autoscaling.max=3 stores.mongodb.secret.kye=uri gateway.class=x; do
    refuses chart_with "$value"
    shows "additional properties '$(sed 's/=.*//; s/.*\.//' <<<"$value")' not allowed"
  done
  # No object of the schema is open, but those that are Kubernetes' own.
  [ "$(jq '[.. | objects | select(.properties) | .additionalProperties] | unique == [false]' "$CHART/values.schema.json")" = true ]
}

@test "each value has a default and says what it is" {
  for value in $(jq -r '[.. | objects | .properties? // empty | keys[]] | unique[]' "$CHART/values.schema.json" | grep -vx -e global -e valueFrom); do
    grep -qE "(^|[{ ,])$value:" "$CHART/values.yaml"
  done
  # Every group of values begins with a comment.
  awk '/^[a-zA-Z]+:/ && previous !~ /^#/ && !/^(registry|insights|tolerations|priorityClassName):/ { print; bad = 1 } { previous = $0 } END { exit bad }' "$CHART/values.yaml"
}

@test "images and the Secret with MongoDB's address are all that a bare cluster needs" {
  [ "$(ask staging '[.[] | "\(.apiVersion) \(.kind)" | select(test("monitoring|gateway|CronJob|StatefulSet"))] | length')" = 0 ]
  # It is what staging has.
  diff <(ask staging '[.[] | "\(.kind) \(.metadata.name)"] | sort[]') \
    <(helm template x "$CHART" --values "$BATS_FILE_TMPDIR/release.yaml" | as_json | jq -r '[.[] | "\(.kind) \(.metadata.name)"] | sort[]')
}

@test "pods run as nobody in particular, without a token, and with no system call that they don't need" {
  nothing 'pods' '.securityContext
    | (.runAsNonRoot != true) or (.runAsUser < 10000) or (.runAsGroup < 10000) or (.seccompProfile.type != "RuntimeDefault")'
  nothing 'pods' '(.automountServiceAccountToken != false) or .hostNetwork or .hostPID or .hostIPC'
  nothing 'of("ServiceAccount")' '.automountServiceAccountToken != false'
}

@test "every pod has an account of the chart's, and each of those can pull private images" {
  nothing 'map(select(.kind == "ServiceAccount").metadata.name) as $made | pods' '.serviceAccountName as $account | ($made | index([$account])) | not'
  [ "$(ask private '[of("ServiceAccount") | .imagePullSecrets] | unique | tostring')" = '[[{"name":"ghcr"}]]' ]
  run ask private '[of("ServiceAccount").metadata.name] | sort | join(" ")'
  [ "$output" = "backup check insights mongo redis registry" ]
}

@test "containers have a read-only root, no capability and no way to more privileges" {
  nothing 'pods | .containers[]' '.securityContext
    | (.readOnlyRootFilesystem != true) or (.allowPrivilegeEscalation != false) or (.capabilities != {"drop": ["ALL"]}) or .privileged'
}

@test "nothing of the node is mounted, and what can be written to has an end" {
  nothing 'pods | .volumes[]' '(.emptyDir.sizeLimit | not) and (.csi.driver != "gcsfuse.csi.storage.gke.io")'
  nothing 'pods | .containers[] | select(.name == "registry" or .name == "insights") | .volumeMounts[]' '.mountPath != "/tmp"'
}

@test "containers say what they need, and get no more memory than a node has set aside" {
  nothing 'pods | .containers[] | .resources' '(.requests.cpu | not) or (.requests.memory | not) or (.limits.cpu | not) or (.limits.memory | not)'
  diff /dev/null <(ask "staging production" 'pods | .containers[] | select(.resources | .requests.memory != .limits.memory) | .name')
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
    ports="$(sed -n "/ AS $service-runtime/,/^EXPOSE/s/^EXPOSE //p" Dockerfile | tr ' ' '\n')"
    everywhere "of(\"Deployment\") | named(\"$service\") | .spec.template.spec.containers[0].ports | map(.containerPort)[]" "$ports"
    everywhere "of(\"Service\") | named(\"$service\") | .spec.ports | map(.port)[]" "${ports%%[!0-9]*}"
  done
}

# A Service named registry would set REGISTRY_PORT to tcp://…, which the registry reads.
@test "no Service's address gets into the environment of a service" {
  nothing 'pods' '.enableServiceLinks != false'
}

@test "a pod that goes has time to finish what its service promises to finish" {
  finishing="$(sed -n 's/.*timeout-per-shutdown-phase: \([0-9]*\)s.*/\1/p' service-support/src/main/resources/service.yml)"
  nothing 'of("Deployment") | .spec.template.spec' ".containers[0].lifecycle.preStop.sleep.seconds as \$pause
    | (\$pause < 5) or (.terminationGracePeriodSeconds < \$pause + $finishing + 5)"
}

@test "there are always two of each service, in a rollout, on a drained node and under load" {
  nothing 'of("Deployment") | .spec.strategy.rollingUpdate' '(.maxUnavailable != 0) or (.maxSurge != 1)'
  everywhere 'of("Deployment") | named("registry") | .spec.replicas >= 2' true
  everywhere 'of("Deployment") | named("insights") | .spec | has("replicas")' false
  everywhere 'of("HorizontalPodAutoscaler") | .spec | (.scaleTargetRef | [.apiVersion, .kind, .name] | join(" ")) + " \(.minReplicas >= 2) \(.metrics | map(.resource.name)[])"' \
    "apps/v1 Deployment insights true cpu"
  everywhere '[of("PodDisruptionBudget") | "\(.metadata.name) \(.spec.maxUnavailable) \(.spec.unhealthyPodEvictionPolicy)"] | sort[]' "insights 1 AlwaysAllow
registry 1 AlwaysAllow"
  run chart_with insights.autoscaling.enabled=false,insights.replicas=3 --show-only templates/insights.yaml
  shows "replicas: 3"
  [[ $output != *HorizontalPodAutoscaler* ]]
  run chart_with insights.replicas=5
  shows "insights.autoscaling.maxReplicas can't be less"
}

@test "replicas are on two nodes at least, and in different zones where there are some" {
  spread='[of("Deployment") | .metadata.name + " " + (.spec.template.spec.topologySpreadConstraints[] | "\(.maxSkew) \(.topologyKey) \(.whenUnsatisfiable) \(.minDomains)")] | sort[]'
  for environment in staging production; do
    diff - <(ask "$environment" "$spread") <<'SPREAD'
insights 1 kubernetes.io/hostname DoNotSchedule 2
insights 1 topology.kubernetes.io/zone ScheduleAnyway null
registry 1 kubernetes.io/hostname DoNotSchedule 2
registry 1 topology.kubernetes.io/zone ScheduleAnyway null
SPREAD
    # On one node a rehearsal would wait for another for ever.
    [ "$(ask "rehearsal-$environment" '[pods | .topologySpreadConstraints[]? | .minDomains // empty] | length')" = 0 ]
  done
}

# What follows from a size: memory in Mi, seconds that a start may take, before no progress is a failure, and that a rollout may take.
of_size() {
  chart_with "insights.deployments=$1,insights.autoscaling.maxReplicas=8" --show-only templates/insights.yaml |
    as_json | jq --raw-output '.[] | select(.kind == "Deployment") | .spec.template.spec.containers[0] as $c
      | "\($c.resources.limits.memory | rtrimstr("Mi")) \($c.startupProbe | .failureThreshold * .periodSeconds) \(.spec.progressDeadlineSeconds) \(.metadata.annotations["deployinsights.io/rollout-timeout"])"'
}

@test "memory and the time to start and to roll out follow from how many deployments there are" {
  # Measured: 7 s for a million, 68 s for ten million; 680 s for a hundred million, each of eight replicas after the other.
  while read -r deployments megabytes reading; do
    read -r memory start progress rollout < <(of_size "$deployments")
    [ "$memory" -ge "$megabytes" ]
    [ "$start" -ge $((2 * reading)) ]
    [ "$progress" -gt "$start" ]
    [ "$rollout" -ge $((8 * (reading + 30))) ]
  done <<<"1000 1024 1
1000000 1024 7
10000000 2560 68
100000000 20480 680"
  # What is set counts more.
  chart_with insights.resources.limits.memory=3Gi --show-only templates/insights.yaml | grep -q 'memory: 3Gi'
}

@test "the chart's README says what its templates do with a size" {
  rows="$(grep -E '^\| [0-9,]+ \|' "$CHART/README.md" | tr -d ',' | sed 's/ s |/ |/g; s/Mi |/ |/')"
  [ "$(wc -l <<<"$rows")" -ge 3 ]
  while IFS='| ' read -r _ deployments memory start rollout _; do
    read -r is_memory is_start _ is_rollout < <(of_size "$deployments")
    [ "$deployments $memory $start $rollout" = "$deployments $is_memory $is_start $is_rollout" ]
  done <<<"$rows"
}

@test "whatever selects pods selects those of its name" {
  everywhere '[workloads | .spec | .selector.matchLabels as $these | .template.metadata.labels | contains($these)] | unique[]' true
  everywhere '[.[] | select(.kind == "Service" or .kind == "PodDisruptionBudget") | (.spec.selector.matchLabels // .spec.selector) == {"app.kubernetes.io/name": .metadata.name}] | unique[]' true
  everywhere '[.[] | select(.kind == "Service" or .kind == "PodDisruptionBudget") | .metadata.name] - [workloads | .metadata.name] | length' 0
}

@test "every object and every pod has the labels that are asked for, and no selector" {
  [ "$(ask private '[.[].metadata.labels.team, (templates | .metadata.labels.team)] | unique | join(" ")')" = delivery ]
  [ "$(ask private '[.. | .selector?, .podSelector? | .. | .team? // empty] | length')" = 0 ]
}

# The paths of an environment: from, direction, to. A namespace is shown as label=value, a pod as its name.
paths() {
  ask "$1" '
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

# Ways to all private addresses: to_private WHO PORTS
to_private() {
  printf "$1 to %s $2\n" 10.0.0.0/8 172.16.0.0/12 192.168.0.0/16
}

to_names() {
  printf "$1 to %s UDP:53,TCP:53\n" 169.254.20.10/32 kubernetes.io/metadata.name=kube-system/kube-dns
}

@test "the paths are these and no others" {
  shared="insights from check TCP:8080
insights from deployinsights.io/calls-insights=true TCP:8080
insights to registry TCP:5176
registry from check TCP:5176
registry from deployinsights.io/calls-registry=true TCP:5176
registry from insights TCP:5176
check to insights TCP:8080
check to registry TCP:5176
$(to_names registry+insights)
$(to_names check)"
  external="$(to_private registry TCP:27017)
$(to_private check TCP:27017)
$(to_private insights TCP:6379,TCP:6378)"
  inside="insights to redis TCP:6379
mongo from backup TCP:27017
mongo from check TCP:27017
mongo from registry TCP:27017
check to mongo TCP:27017
redis from insights TCP:6379
registry to mongo TCP:27017"
  # Backups, a scraper, and a load balancer.
  more="$(to_private backup TCP:27017)
$(to_names backup)
backup to 169.254.169.254/32 TCP:80
backup to 199.36.153.8/30 TCP:443
insights from 10.129.0.0/23 TCP:8080
insights from 130.211.0.0/22 TCP:8080
insights from 35.191.0.0/16 TCP:8080
insights from deployinsights.io/scrapes=true/prometheus TCP:8081
registry from deployinsights.io/scrapes=true/prometheus TCP:5177"

  for environment in staging production rehearsal-staging rehearsal-production; do
    case "$environment" in
      rehearsal-*) expected="$shared"$'\n'"$inside" ;;
      staging) expected="$shared"$'\n'"$external" ;;
      production) expected="$shared"$'\n'"$external"$'\n'"$more" ;;
    esac
    diff <(printf '%s\n' "$expected" | LC_ALL=C sort) <(paths "$environment" | LC_ALL=C sort)
  done
}

@test "the addresses and ports of stores are values, and so is whether there are policies" {
  run chart_with 'stores.mongodb.addresses={192.0.2.0/28},stores.mongodb.ports={1024,1025}' --show-only templates/network-policies.yaml
  shows "cidr: 192.0.2.0/28"
  shows "port: 1025"
  [ "$(grep -c 27017 <<<"$output")" = 0 ]
  run chart_with networkPolicies.enabled=false,stores.inCluster.enabled=true
  shows volumeClaimTemplates
  [[ $output != *NetworkPolicy* ]]
  run chart_with stores.inCluster.enabled=true,stores.inCluster.storage=
  [[ $output != *volumeClaimTemplates* ]]
}

@test "services answer to the names that they are called by in the cluster, and insights to its gateway's" {
  hosts='of("Deployment") | "\(.metadata.name) \(.spec.template.spec.containers[0].env[] | select(.name | endswith("_ACCESS_HOSTS")) | "\(.name) \(.value)")"'

  run ask staging "[$hosts] | sort[]"
  [ "$output" = "insights INSIGHTS_ACCESS_HOSTS insights
registry REGISTRY_ACCESS_HOSTS registry" ]

  run ask production "([$hosts] | sort[]), (of(\"Gateway\") | .spec.listeners[].hostname)"
  [ "$output" = "insights INSIGHTS_ACCESS_HOSTS insights,insights.example.com
registry REGISTRY_ACCESS_HOSTS registry
insights.example.com" ]
}

@test "secrets are named, never held, and the registry doesn't start without its own" {
  for environment in staging production; do
    run ask "$environment" '[pods | .containers[].env[]? | select(.valueFrom) | .name + " " + (.valueFrom.secretKeyRef | "\(.name) \(.key) \(.optional // false)")] | unique[]'
    [ "$output" = "MONGODB_URI registry-database uri false
REDIS_CA redis ca true
REDIS_URL redis url true" ]
    # Those of a rehearsal have no password.
    run ask "rehearsal-$environment" '[pods | .containers[].env[]? | select(.name | test("^(MONGODB|REDIS)")) | "\(.name) \(.value)"] | unique[]'
    [ "$output" = "MONGODB_URI mongodb://mongo:27017
REDIS_URL redis://redis:6379" ]
  done
}

@test "a rehearsal is its environment with stores of its own, and asks for less" {
  without_amounts='[.[] | select(.kind | test("CronJob|Gateway|HTTPRoute|PrometheusRule|ServiceMonitor") | not) | select(.metadata.name | test("mongo|redis|scrapers|load-balancer|backup") | not)
    | walk(if type == "object" then del(.minDomains, .env, .requests) else . end)
    | del(.spec.replicas?, .spec.minReplicas?, .spec.maxReplicas?, .metadata.annotations["helm.sh/hook"]?, .metadata.annotations["helm.sh/hook-weight"]?, .metadata.annotations["deployinsights.io/rollout-timeout"]?)
    | if .metadata.name == "check" then del(.spec.egress) else . end] | sort_by(.kind, .metadata.name)'
  for environment in staging production; do
    diff <(ask "$environment" "$without_amounts") <(ask "rehearsal-$environment" "$without_amounts")
  done
}

# A hook's weight and what it is before or after, for Helm and for Argo CD, which takes Helm's annotations for its own.
@test "checks run before and after a deployment, with what they need made first" {
  for environment in staging production; do
    run ask "$environment" '[.[] | select(.metadata.annotations["helm.sh/hook"]) | .metadata.annotations as $a
      | "\($a["helm.sh/hook"]) \($a["helm.sh/hook-weight"] // 0) \(.kind) \(.metadata.name) \($a["helm.sh/hook-delete-policy"])"] | sort[]'
    [ "$output" = "post-install,post-upgrade,test 0 Job check-after before-hook-creation
pre-install,pre-upgrade -1 NetworkPolicy check before-hook-creation
pre-install,pre-upgrade -1 ServiceAccount check before-hook-creation
pre-install,pre-upgrade 0 Job check-before before-hook-creation" ]
  done
  # Argo CD deletes what has a time to live before it has read how it ended.
  nothing 'of("Job")' '.spec.ttlSecondsAfterFinished or (.spec.activeDeadlineSeconds | not) or .metadata.generateName'
  # The database of a rehearsal is installed with it, so there is nothing to read before.
  [ "$(ask rehearsal-staging 'of("Job") | named("check-before") | .metadata.annotations["helm.sh/hook"]')" = pre-upgrade ]
}

@test "checks ask the new registry's image for its database, and then both services for their health and all insights" {
  everywhere '[of("Job")] | sort_by(.metadata.name)[] | .spec.template.spec.containers[0] | "\(.image | sub("@.*"; "")) \(.command[-1])"' \
    "example.org/it/insights http://insights:8080/insights/recovery-time
example.org/it/registry count"
  asked="$(ask staging 'of("Job") | named("check-after") | .spec.template.spec.containers[0].command[] | select(startswith("http")) | sub("http://[^/]*"; "")' | sort)"
  # What scripts/delivery/smoke asks from outside.
  # shellcheck disable=SC2046 # a list of words
  diff <(printf '%s\n' "$asked") <(printf '%s\n' /api/health /health $(sed -n 's/^ *for insight in \(.*\); do$/\1/p' scripts/delivery/smoke | sed 's:\([a-z-]*\):/insights/\1:g') | sort)
}

@test "insights follow the registry where waves are kept" {
  everywhere '[of("Deployment") | "\(.metadata.name) \(.metadata.annotations["argocd.argoproj.io/sync-wave"] // 0)"] | sort[]' "insights 1
registry 0"
}

@test "what was promoted is beside both services, and doesn't start their pods again" {
  everywhere '[of("Deployment") | .metadata.annotations | "\(.["deployinsights.io/version"]) \(.["deployinsights.io/commit"] | length) \(.["deployinsights.io/promoted-at"])"] | unique[]' \
    "1.4.0 40 2026-01-03T03:04:05Z"
  everywhere '[pods | .. | strings | select(test("1\\.4\\.0"))] | length' 0
}

@test "the rules and alerts of production are the chart's files, all of them and no others" {
  run ask production '[of("PrometheusRule") | .spec.groups[].rules[] | (.alert // .record)] | sort[]'
  [ -n "$output" ]
  diff <(LC_ALL=C sort <<<"$output") <(sed -nE 's/^ *- (alert|record): //p' "$CHART"/rules/*.yml | LC_ALL=C sort)
}

@test "a scraper finds both services by the names that rules go by, at ports that only it may reach" {
  run ask production '[of("ServiceMonitor") | "\(.metadata.name) \(.spec.selector.matchLabels[]) \(.spec.endpoints[] | "\(.targetPort) \(.path)")"] | sort[]'
  [ "$output" = "insights insights management /actuator/prometheus
registry registry management /actuator/prometheus" ]
}

@test "each night the registry's own image backs its database up, into a bucket or another volume" {
  run ask production 'of("CronJob") | .spec | "\(.schedule) \(.timeZone) \(.concurrencyPolicy)", (.jobTemplate.spec.template.spec
    | "\(.serviceAccountName) \(.restartPolicy)", .containers[0].image, (.containers[0].args | join(" ")), .volumes[0].csi.volumeAttributes.bucketName)'
  [ "$output" = "17 2 * * * Etc/UTC Forbid
backup Never
example.org/it/registry@$DIGEST
write /backups
PROJECT-deployment-insights-production-backups" ]

  run chart_with backups.enabled=true
  shows "where are backups kept?"
  run chart_with backups.enabled=true,backups.volume.persistentVolumeClaim.claimName=kept
  shows "claimName: kept"
  [[ $output != *gcsfuse* && $output != *169.254.169.254* ]]
}

@test "browsers come in by TLS alone, with a certificate of cert-manager's, and only to insights" {
  run ask production '(of("Gateway") | .metadata.annotations["cert-manager.io/cluster-issuer"], (.spec.listeners[] | "\(.protocol) \(.hostname) \(.tls.mode)")),
    (of("HTTPRoute") | .spec.rules[].backendRefs[] | "\(.name) \(.port)")'
  [ "$output" = "deployment-insights
HTTPS insights.example.com Terminate
insights 8080" ]

  run chart_with gateway.enabled=true,gateway.className=x
  shows "host is required for a gateway"
}

@test "a package of the chart is the chart" {
  helm package "$CHART" --version 1.4.0 --app-version 1.4.0 --destination "$BATS_TEST_TMPDIR" >/dev/null
  diff <(helm template x "$CHART" --values "$BATS_FILE_TMPDIR/release.yaml" --values deploy/environments/production.yaml) \
    <(helm template x "$BATS_TEST_TMPDIR/deployment-insights-1.4.0.tgz" --values "$BATS_FILE_TMPDIR/release.yaml" --values deploy/environments/production.yaml)
}

# A copy with something wrong in it: broken FILE SED, the file being in deploy.
broken() {
  if [ ! -d "$BATS_TEST_TMPDIR/project" ]; then
    copy_project "$BATS_TEST_TMPDIR/project"
    [ ! -d "$REPOSITORY/.tools" ] || ln -s "$REPOSITORY/.tools" "$BATS_TEST_TMPDIR/project/.tools"
    cd "$BATS_TEST_TMPDIR/project" || return
  fi
  sed "$2" "deploy/$1" >broken
  fails cmp -s broken "deploy/$1"
  mv broken "deploy/$1"
}

# What a check says of it: finds CHECK FILE SED WHAT_IT_SAYS [PROGRAM]
finds() {
  have "${5:-helm}" || skip "$5 not found"
  broken "$2" "$3"
  refuses scripts/checks/kubernetes "$1"
  shows "$4"
}

@test "check-kubernetes finds a value that there is not, in any environment" {
  passes scripts/checks/kubernetes charts
  [ -z "$output" ]
  finds charts environments/rehearsal.yaml 's/^minimumNodes/fewestNodes/' "additional properties 'fewestNodes' not allowed"
}

@test "check-kubernetes finds a template that is none" {
  finds charts helm/deployment-insights/templates/gateway.yaml 's/{{- end }}//' templates/gateway.yaml
}

@test "check-kubernetes finds a field that there is not" {
  finds schemas helm/deployment-insights/templates/registry.yaml 's/  revisionHistoryLimit/  revisionsToKeep/' revisionsToKeep kubernetes-validate
}

@test "check-kubernetes finds a field that others' kinds don't have, and an application of Argo CD's that says nothing of where to" {
  finds kinds helm/deployment-insights/templates/monitoring.yaml 's/targetPort:/targetPorts:/' targetPorts kubeconform
  finds kinds argocd/bootstrap/root.yaml '/^  destination:/d' destination kubeconform
}

@test "check-kubernetes finds a container with privileges" {
  finds policies helm/deployment-insights/templates/_helpers.tpl 's/allowPrivilegeEscalation: false/privileged: true/' CKV_K8S_16 checkov
}

@test "without Helm a script says how to get it" {
  broken environments/staging.yaml 's/^#/##/'
  rm .tools

  PATH="$(path_without helm)" refuses scripts/checks/kubernetes

  shows "scripts/checks/tools helm builds it"
}
