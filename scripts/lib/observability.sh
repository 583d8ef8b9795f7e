# What deploy/observability has, as its checks read it: sourced, never run.
# shellcheck shell=bash

OBSERVABILITY=deploy/observability
# The chart has them: it can read no file outside of itself.
# shellcheck disable=SC2034 # for watching.sh
RULES=deploy/helm/deployment-insights/rules

# The uid of the datasource that Grafana is provisioned with.
datasource_uid() {
  sed -n 's/^ *uid: *//p' "$OBSERVABILITY/grafana/provisioning/datasources/prometheus.yml"
}

# Every expression of every dashboard, a JSON object with place and expr a line.
dashboard_expressions() {
  jq --compact-output -L scripts/lib 'include "dashboards"; expressions' "$OBSERVABILITY"/grafana/dashboards/*.json
}

# As a file of rules, whose places promtool names.
expressions_as_rules() {
  dashboard_expressions | jq --slurp '{groups: [{name: "dashboards", rules: map({alert: .place, expr})}]}'
}

check_rules() {
  promtool check config "$OBSERVABILITY/prometheus/prometheus.yml" &&
    promtool test rules "$OBSERVABILITY"/prometheus/tests/*.yml
}

check_alertmanager() {
  amtool check-config "$OBSERVABILITY/alertmanager/alertmanager.yml"
}

check_dashboards() {
  local faults folder status=0
  faults="$(jq --raw-output -L scripts/lib --arg uid "$(datasource_uid)" 'include "dashboards"; faults($uid)' "$OBSERVABILITY"/grafana/dashboards/*.json)" || return
  [ -z "$faults" ] || {
    printf '%s\n' "$faults"
    return 1
  }
  folder="$(mktemp -d)"
  expressions_as_rules >"$folder/dashboards.yml" && promtool check rules "$folder/dashboards.yml" || status=1
  rm -rf "$folder"
  return "$status"
}
