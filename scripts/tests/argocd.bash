# What Argo CD's notifications send, filled in as its controller does it: loaded, never run. Needs kubectl, whose Go templates are the same.
# shellcheck shell=bash

# An application as the ApplicationSet makes it, after a sync, in what a template is filled in with.
synced_application() {
  cat <<'END'
{"apiVersion": "v1", "kind": "Filled", "metadata": {"name": "x"}, "context": {"argocdUrl": "https://argocd.example.com"}, "app": {
  "metadata": {"name": "deployment-insights-staging", "namespace": "argocd",
    "labels": {"deployinsights.io/environment": "staging"},
    "annotations": {"deployinsights.io/version": "1.2.3", "deployinsights.io/commit": "4f2c1ab4f2c1ab4f2c1ab4f2c1ab4f2c1ab4f2c1",
      "deployinsights.io/committed-at": "2026-03-04T03:06:07Z", "deployinsights.io/promoted-at": "2026-03-04T04:00:00Z"}},
  "status": {"operationState": {"phase": "Succeeded", "startedAt": "2026-03-04T04:01:00Z", "finishedAt": "2026-03-04T04:02:30Z",
    "operation": {"initiatedBy": {"automated": true}}, "syncResult": {"revision": "4f2c1ab4f2c1ab4f2c1ab4f2c1ab4f2c1ab4f2c1"}}}}}
END
}

# The body that a template of the ConfigMap makes of a synced application: notification deployed KUBECTL
notification() {
  local template="$BATS_TEST_TMPDIR/template" application="$BATS_TEST_TMPDIR/application.json"
  synced_application >"$application"
  "$2" label --local --filename deploy/argocd/bootstrap/notifications.yaml --output "go-template={{index .data \"template.$1\"}}" filled=yes |
    sed '1,/^ *body: |/d' >"$template"
  "$2" label --local --filename "$application" --output "go-template=$(cat "$template")" filled=yes
}
