#!/usr/bin/env bats
# What deploy/argocd promises, read from what it gives to Argo CD and from what Argo CD syncs.
# shellcheck disable=SC2016,SC2030,SC2031 # jq's variables; each test changes for itself

load project
load argocd

setup_file() {
  command -v kubectl >/dev/null && command -v jq >/dev/null || return 0
  cd "$REPOSITORY" || return
  . scripts/lib/base.sh
  . scripts/lib/kubernetes.sh
  kustomize_build deploy/argocd/bootstrap | as_json >"$BATS_FILE_TMPDIR/bootstrap.json"
  awk 'FNR == 1 { print "---" } { print }' deploy/argocd/applications/*.yaml | as_json >"$BATS_FILE_TMPDIR/applications.json"
  for environment in staging production; do
    for part in database registry insights; do
      render_synced "$environment" "$part" "registry=example.org/it/registry@$(digest 7)" "insights=example.org/it/insights@$(digest 7)"
      printf -- '---\n'
    done | as_json >"$BATS_FILE_TMPDIR/$environment.json"
  done
}

setup() {
  load project
  load argocd
  command -v kubectl >/dev/null || skip "kubectl not found"
  command -v jq >/dev/null || skip "jq not found"
  cd "$REPOSITORY" || return
}

ask() {
  jq --raw-output 'def of($kind): .[] | select(.kind == $kind); def named($name): select(.metadata.name == $name);
    '"$2" "$BATS_FILE_TMPDIR/$1.json"
}

@test "the project allows what is synced, and what is seen of it: no secret, no role, no namespace of others" {
  allowed="$(ask bootstrap 'of("AppProject") | named("deployment-insights") | .spec | (.clusterResourceWhitelist + .namespaceResourceWhitelist)[] | "\(.group) \(.kind)"' | LC_ALL=C sort -u)"
  synced="$(for environment in staging production; do ask "$environment" '.[] | "\(.apiVersion | if contains("/") then sub("/.*"; "") else "" end) \(.kind)"'; done | LC_ALL=C sort -u)"

  # Argo CD hides a kind that isn't permitted, and all that is below it: pods and their logs.
  diff <(printf '%s\n Pod\napps ReplicaSet\n' "$synced" | LC_ALL=C sort) <(printf '%s\n' "$allowed")
  [[ $allowed != *Secret* && $allowed != *Role* && $allowed != *\** ]]
  [ "$(ask bootstrap 'of("AppProject") | named("deployment-insights") | .spec.clusterResourceWhitelist | map("\(.kind) \(.name)") | join(", ")')" = "Namespace deployment-insights-staging, Namespace deployment-insights-production" ]
}

@test "the root makes applications and nothing else, and no application gets where another environment is" {
  [ "$(ask bootstrap 'of("AppProject") | named("deployment-insights-root") | .spec | [.namespaceResourceWhitelist[].kind, .destinations[].namespace, (.clusterResourceWhitelist // [] | length)] | join(" ")')" = "ApplicationSet argocd 0" ]
  [ "$(ask applications '[.[].kind] | unique | join(" ")')" = ApplicationSet ]
  [ "$(ask bootstrap 'of("AppProject") | named("deployment-insights") | .spec.destinations | map(.namespace) | join(" ")')" = "deployment-insights-staging deployment-insights-production" ]
  [ "$(ask applications '[.[].spec.template.spec.destination.namespace] | unique[]')" = "deployment-insights-{{.environment}}" ]
  for environment in staging production; do
    [ "$(ask "$environment" '[.[] | select(.kind != "Namespace") | .metadata.namespace] | unique[]')" = "deployment-insights-$environment" ]
  done
}

@test "everything comes from one repository" {
  run bash -c 'grep -rhoE "https://github.com/[^\" ]*\.git" deploy/argocd | sort -u'
  [ "$output" = "https://github.com/OWNER/deployment-insights.git" ]
}

@test "an application is a part of an overlay with its checks and, for a service, the image that was promoted" {
  [ "$(ask applications '.[] | .spec.template.spec.source | [.path, .kustomize.components[], (.kustomize.images // [])[]] | join(" ")')" = \
    "deploy/kubernetes/overlays/{{.environment}}/database ../../../../argocd/hooks/database
deploy/kubernetes/overlays/{{.environment}}/{{.service}} ../../../../argocd/hooks/{{.service}} {{.service}}={{.image}}@{{.digest}}" ]
  for environment in $(ask applications '[.. | .elements? // empty | .[].environment] | unique[]'); do
    for part in database registry insights; do
      [ -f "deploy/kubernetes/overlays/$environment/$part/../../../../argocd/hooks/$part/kustomization.yaml" ]
    done
  done
}

@test "what an application takes from a promotion is what scripts/delivery/promote writes" {
  . scripts/lib/promotion.sh
  taken="$(ask applications '.[] | named("deployment-insights-services") | .. | strings | scan("{{\\.([a-zA-Z]+)}}")[]' | sort -u | grep -vx environment)"
  written="$({ describe "registry=a@b" 1 HEAD && printf 'promotedAt: x\n'; } | sed -n 's/^\([a-zA-Z]*\):.*/\1/p' | sort)"

  diff <(printf '%s\n' "$written") <(printf '%s\n' "$taken")
}

@test "the parts of an environment are its overlay, the checks left aside" {
  . scripts/lib/base.sh
  . scripts/lib/kubernetes.sh
  for environment in staging production; do
    render_overlay "deploy/kubernetes/overlays/$environment" "registry=example.org/it/registry@$(digest 7)" "insights=example.org/it/insights@$(digest 7)" |
      as_json | jq --raw-output '.[] | "\(.kind) \(.metadata.name)"' | LC_ALL=C sort >"$BATS_TEST_TMPDIR/overlay"
    diff "$BATS_TEST_TMPDIR/overlay" <(ask "$environment" '.[] | select(.kind != "Job") | select(.metadata.name | test("sync-checks") | not) | "\(.kind) \(.metadata.name)"' | LC_ALL=C sort)
  done
}

@test "what Git no longer has is pruned last, what was changed by hand is changed back, and a namespace is never deleted" {
  [ "$(ask applications '[.[].spec.template.spec.syncPolicy | "\(.automated) \(.syncOptions | sort | join(" "))"] | unique[]')" = \
    '{"allowEmpty":false,"prune":true,"selfHeal":true} FailOnSharedResource=true PruneLast=true ServerSideApply=true' ]
  [ "$(ask applications '[.[].spec.syncPolicy.preserveResourcesOnDeletion] | unique[]')" = true ]
  for environment in staging production; do
    [ "$(ask "$environment" 'of("Namespace") | .metadata.annotations["argocd.argoproj.io/sync-options"]')" = "Prune=false,Delete=false" ]
  done
}

@test "the database comes before the registry and the registry before insights, and a smoke test comes last" {
  run ask staging '[of("Job")] | sort_by(.metadata.name) | .[] | "\(.metadata.name) \(.metadata.annotations["argocd.argoproj.io/hook"]) \(.spec.template.spec.containers[0] | .command[-1])"'
  [ "$output" = "insights-after-sync PostSync http://insights:8080/insights/recovery-time
insights-before-sync PreSync http://registry:5176/api/health
registry-after-sync PostSync http://registry:5176/api/health
registry-before-sync PreSync count" ]
  # What scripts/delivery/smoke asks.
  [ "$(ask staging 'of("Job") | named("insights-after-sync") | [.spec.template.spec.containers[0].command[] | select(startswith("http")) | sub("http://insights:8080"; "")] | join(" ")')" = \
    "/health $(sed -n 's/^for insight in \(.*\); do$/\1/p' scripts/delivery/smoke | sed 's:\([a-z-]*\):/insights/\1:g')" ]
}

@test "checks run in the images that are synced, as nobody, and end by themselves" {
  for environment in staging production; do
    [ "$(ask "$environment" '[of("Job") | .spec.template.spec.containers[].image] | unique | join(" ")')" = \
      "example.org/it/insights@$(digest 7) example.org/it/registry@$(digest 7)" ]
    [ "$(ask "$environment" '[of("Job") | .spec | (.activeDeadlineSeconds <= 600) and (.template.spec | .securityContext.runAsNonRoot and (.automountServiceAccountToken == false)
      and (.containers[0].securityContext | .readOnlyRootFilesystem and (.allowPrivilegeEscalation == false) and .capabilities.drop == ["ALL"]))] | unique[]')" = true ]
  done
}

@test "a sync is recorded by what it was, when it began and ended, and what the image was built of" {
  for pair in service-deployed:Succeeded service-not-deployed:Failed; do
    passes jq --compact-output . <(notification "${pair%:*}" kubectl)
    [ "$output" = '{"serviceName":"deployment-registry","version":"1.2.3","environment":"staging","deploymentType":"Branch","status":"'"${pair#*:}"'","deployedBy":"argocd","startedAt":"2026-03-04T04:01:00Z","finishedAt":"2026-03-04T04:02:30Z","commitSha":"4f2c1ab4f2c1ab4f2c1ab4f2c1ab4f2c1ab4f2c1","committedAt":"2026-03-04T03:06:07Z","url":"https://argocd.example.com/applications/argocd/staging-registry","labels":{"via":"argocd"}}' ]
  done
}

@test "each promotion is recorded once, whatever is healed afterwards, and only that of services" {
  run ask bootstrap 'of("ConfigMap") | .data | to_entries[] | select(.key | startswith("trigger.")) | .value | scan("oncePer: (.*)")[]'
  [ "$output" = "app.metadata.annotations['deployinsights.io/promoted-at']
app.metadata.annotations['deployinsights.io/promoted-at']" ]
  # Right after a promotion there still is the sync before it, which must not be taken for the new one.
  for trigger in service-deployed service-not-deployed; do
    run ask bootstrap "of(\"ConfigMap\") | .data[\"trigger.$trigger\"]"
    shows "syncResult?.revision == app.spec.source.targetRevision"
    shows "syncResult?.source?.kustomize?.images == app.spec.source.kustomize.images"
  done
  run ask bootstrap 'of("ConfigMap") | .data.subscriptions'
  shows "selector: deployinsights.io/service in (registry, insights)"
  fails grep -riE 'token: *[a-z0-9]{8}|password' deploy/argocd
}
