#!/usr/bin/env bats
# What deploy/argocd promises, read from what it gives to Argo CD and from what Argo CD syncs.
# shellcheck disable=SC2016,SC2030,SC2031 # jq's variables; each test changes for itself

load project
load argocd

tools() {
  PATH="$REPOSITORY/.tools/bin:$PATH"
  command -v kubectl >/dev/null && command -v jq >/dev/null && command -v helm >/dev/null
}

# The applications as the ApplicationSet makes them of a promotion, which promote has written. Helm fills in Go's templates as Argo CD does.
setup_file() {
  tools || return 0
  cd "$REPOSITORY" || return
  local part chart="$BATS_FILE_TMPDIR/chart"
  for part in base chart images promotion; do
    # shellcheck source=/dev/null
    . "scripts/lib/$part.sh"
  done
  awk 'FNR == 1 { print "---" } { print }' deploy/argocd/bootstrap/*.yaml | as_json >"$BATS_FILE_TMPDIR/bootstrap.json"
  as_json <deploy/argocd/applications/environments.yaml >"$BATS_FILE_TMPDIR/sets.json"
  write_promotion 1.2.3 HEAD "registry=example.org/it/registry@$(digest 7)" "insights=example.org/it/insights@$(digest 8)" |
    sed "s/commit: \"HEAD\"/commit: \"$(git rev-parse HEAD)\"/" >"$BATS_FILE_TMPDIR/release.yaml"
  mkdir -p "$chart/templates"
  printf 'apiVersion: v2\nname: filled\nversion: 0.0.0\n' >"$chart/Chart.yaml"
  { printf '{{- with .Values }}\n' && jq '.[0].spec.template + {apiVersion: "argoproj.io/v1alpha1", kind: "Application"}' "$BATS_FILE_TMPDIR/sets.json" && printf '{{- end }}\n'; } \
    >"$chart/templates/application.yaml"
  for environment in staging production; do
    helm template filled "$chart" --set "environment=$environment" --values "$BATS_FILE_TMPDIR/release.yaml" >"$BATS_FILE_TMPDIR/application-$environment.yaml"
    as_json <"$BATS_FILE_TMPDIR/application-$environment.yaml" >"$BATS_FILE_TMPDIR/application-$environment.json"
    render "$environment" "$BATS_FILE_TMPDIR/release.yaml" 2>/dev/null >"$BATS_FILE_TMPDIR/$environment.yaml"
    as_json <"$BATS_FILE_TMPDIR/$environment.yaml" >"$BATS_FILE_TMPDIR/$environment.json"
  done
}

setup() {
  load project
  load argocd
  tools || skip "kubectl, jq or helm not found"
  cd "$REPOSITORY" || return
}

ask() {
  jq --raw-output 'def of($kind): .[] | select(.kind == $kind); def named($name): select(.metadata.name == $name);
    '"$2" "$BATS_FILE_TMPDIR/$1.json"
}

kinds() {
  LC_ALL=C sort -u | sed '/^$/d'
}

@test "the project allows every kind that the chart has, and else only what has to be seen: no secret, no role, nothing of the cluster's" {
  allowed="$(ask bootstrap 'of("AppProject") | named("deployment-insights") | .spec.namespaceResourceWhitelist[] | "\(.group) \(.kind)"' | kinds)"
  synced="$(for environment in staging production; do ask "$environment" '.[] | "\(.apiVersion | if contains("/") then sub("/.*"; "") else "" end) \(.kind)"'; done | kinds)"

  [ -z "$(comm -23 <(printf '%s\n' "$synced") <(printf '%s\n' "$allowed"))" ]
  [ "$(comm -13 <(printf '%s\n' "$synced") <(printf '%s\n' "$allowed") | paste -s -d ,)" = " Pod,apps ReplicaSet" ]
  [[ $allowed != *Secret* && $allowed != *Role* && $allowed != *\** ]]
  [ "$(ask bootstrap 'of("AppProject") | named("deployment-insights") | .spec.clusterResourceWhitelist // [] | length')" = 0 ]
}

@test "the root makes applications and nothing else, and no application gets where another environment is" {
  [ "$(ask bootstrap 'of("AppProject") | named("deployment-insights-root") | .spec | [.namespaceResourceWhitelist[].kind, .destinations[].namespace, (.clusterResourceWhitelist // [] | length)] | join(" ")')" = "ApplicationSet argocd 0" ]
  [ "$(ask sets '.[].kind')" = ApplicationSet ]
  [ "$(ask bootstrap 'of("AppProject") | named("deployment-insights") | .spec.destinations | map(.namespace) | join(" ")')" = "deployment-insights-staging deployment-insights-production" ]
  for environment in staging production; do
    [ "$(ask "application-$environment" '.[].spec | .project, .destination.namespace' | paste -s -d ' ')" = "deployment-insights deployment-insights-$environment" ]
    [ "$(ask "$environment" '[.[].metadata.namespace] | unique[]')" = "deployment-insights-$environment" ]
  done
}

@test "everything comes from one repository" {
  run bash -c 'grep -rhoE "https://github.com/[^\" ]*\.git" deploy/argocd | sort -u'
  [ "$output" = "https://github.com/OWNER/deployment-insights.git" ]
}

@test "nothing of an environment follows main: its chart, its settings and its images are those of the promotion" {
  [ "$(ask sets '[.[].spec.generators[].matrix.generators[].git // empty | .revision, .files[].path] | join(" ")')" = "deployed/{{.environment}} release.yaml" ]
  [ "$(ask sets '.[].spec.goTemplateOptions[]')" = missingkey=error ]
  for environment in staging production; do
    [ "$(ask "application-$environment" '.[].spec | [.source // empty, (.sources // [])[]] | map(.targetRevision) | unique | join(" ")')" = "$(git rev-parse HEAD)" ]
    # With what the application says, Helm makes of the chart what deploy gives to the cluster.
    source="$(ask "application-$environment" '.[].spec.source.path')"
    ask "application-$environment" '.[].spec.source.helm.values' >"$BATS_TEST_TMPDIR/values.yaml"
    helm template "$(ask "application-$environment" '.[].spec.source.helm.releaseName')" "$source" --namespace "deployment-insights-$environment" \
      --values "$source/$(ask "application-$environment" '.[].spec.source.helm.valueFiles[]')" --values "$BATS_TEST_TMPDIR/values.yaml" 2>/dev/null |
      diff "$BATS_FILE_TMPDIR/$environment.yaml" -
  done
}

@test "an application is what Argo CD takes for one" {
  command -v kubeconform >/dev/null || skip "kubeconform not found"
  passes kubeconform -strict -schema-location 'config/schemas/{{.ResourceKind}}-{{.Group}}.json' "$BATS_FILE_TMPDIR"/application-*.yaml
}

@test "what Git no longer has is pruned last, what was changed by hand is changed back, and nobody makes a namespace" {
  [ "$(ask application-production '.[].spec.syncPolicy | "\(.automated) \(.syncOptions | sort | join(" "))"')" = \
    '{"allowEmpty":false,"prune":true,"selfHeal":true} PruneLast=true ServerSideApply=true' ]
  [ "$(ask sets '[.[].spec.syncPolicy.preserveResourcesOnDeletion] | unique[]')" = true ]
  for environment in staging production; do
    [ "$(ask "$environment" '[of("Namespace")] | length')" = 0 ]
  done
}

@test "the same is checked before and after a sync as when Helm deploys" {
  # Argo CD takes Helm's hooks for its own; what is asked is what scripts/delivery/smoke asks.
  [ "$(ask staging 'of("Job") | "\(.metadata.name) \(.metadata.annotations["helm.sh/hook"])"' | paste -s -d ,)" = \
    "check-before pre-install,pre-upgrade,check-after post-install,post-upgrade,test" ]
  [ "$(ask staging 'of("Job") | named("check-after") | [.spec.template.spec.containers[0].command[] | select(startswith("http://insights")) | sub("http://insights:8080"; "")] | join(" ")')" = \
    "/health $(sed -n 's/^for insight in \(.*\); do$/\1/p' scripts/delivery/smoke | sed 's:\([a-z-]*\):/insights/\1:g')" ]
}

@test "a sync is recorded by what it was, when it began and ended, and what was promoted" {
  for pair in deployed:Succeeded not-deployed:Failed; do
    passes jq --compact-output . <(notification "${pair%:*}" kubectl)
    [ "$output" = '{"serviceName":"deployment-insights","version":"1.2.3","environment":"staging","deploymentType":"Branch","status":"'"${pair#*:}"'","deployedBy":"argocd","startedAt":"2026-03-04T04:01:00Z","finishedAt":"2026-03-04T04:02:30Z","commitSha":"4f2c1ab4f2c1ab4f2c1ab4f2c1ab4f2c1ab4f2c1","committedAt":"2026-03-04T03:06:07Z","url":"https://argocd.example.com/applications/argocd/deployment-insights-staging","labels":{"via":"argocd"}}' ]
  done
  # Under the name that deploy.yml records.
  grep -qx ' *service: deployment-insights' .github/workflows/deploy.yml
}

@test "each promotion is recorded once, whatever is healed afterwards" {
  run ask bootstrap 'of("ConfigMap") | .data | to_entries[] | select(.key | startswith("trigger.")) | .value | scan("oncePer: (.*)")[]'
  [ "$output" = "app.metadata.annotations['deployinsights.io/promoted-at']
app.metadata.annotations['deployinsights.io/promoted-at']" ]
  # Right after a promotion there still is the sync before it, which must not be taken for the new one.
  for trigger in deployed not-deployed; do
    run ask bootstrap "of(\"ConfigMap\") | .data[\"trigger.$trigger\"]"
    shows "syncResult?.revision == app.spec.source.targetRevision"
    shows "syncResult?.source?.helm?.values == app.spec.source.helm.values"
  done
  # Every application has the label that is asked for.
  selector="$(ask bootstrap 'of("ConfigMap") | .data.subscriptions | scan("selector: (.*)")[]')"
  [ "$(ask application-staging ".[].metadata.labels[\"$selector\"]")" = staging ]
  fails grep -riE 'token: *[a-z0-9]{8}|password' deploy/argocd
}
