# What is asked of Grafana's dashboards: included, never run.

# What variables mean when nobody has touched them.
def concrete: gsub("\\$__rate_interval"; "20s") | gsub("\\$__interval_ms"; "10000") | gsub("\\$__interval"; "10s") | gsub("\\$(service|environment)\\b"; ".+");

# Every expression of a dashboard, with where it stands.
def expressions:
  .title as $dashboard
  | (.panels[] | .title as $panel | .targets[]? | {place: "\($dashboard), \($panel), \(.refId)", expr}),
    (.annotations.list[] | {place: "\($dashboard), annotations, \(.name)", expr}),
    (.templating.list[] | {place: "\($dashboard), variables, \(.name)", expr: (.query.query | capture("^label_values\\((?<expr>.*), *\\w+\\)$").expr)})
  | .expr |= concrete;

def missing($what; value): if (value // "") == "" then "has no \($what)" else empty end;
def elsewhere($uid): if .datasource != {type: "prometheus", uid: $uid} then "asks another datasource than \($uid)" else empty end;
def repeated: group_by(.) | map(select(length > 1)[0]) | .[];
def overlap($a; $b): $a.x < $b.x + $b.w and $b.x < $a.x + $a.w and $a.y < $b.y + $b.h and $b.y < $a.y + $a.h;

def panel_faults($uid):
  missing("title"; .title),
  (.gridPos | select(. == null or .x + .w > 24 or .w < 1 or .h < 1) | "is not within the 24 columns"),
  (select(.type != "row")
    | missing("description"; .description), missing("unit"; .fieldConfig.defaults.unit), elsewhere($uid),
      (if (.targets // []) == [] then "asks nothing" else empty end),
      (.targets[]? | missing("expression"; .expr), missing("refId"; .refId), elsewhere($uid)),
      ([.targets[]?.refId] | repeated | "has two expressions \(.)"));

# What is wrong with a dashboard; nothing where Grafana can provision it and its readers need no explanation.
# $uid is the datasource that Grafana is provisioned with.
def faults($uid):
  missing("uid"; .uid), missing("title"; .title), missing("description"; .description),
  (if .id then "has an id, which is the database's to give" else empty end),
  (if (.uid // "" | length) > 40 then "has a uid of more than 40 characters" else empty end),
  (if (.schemaVersion // 0) < 39 then "has no schemaVersion from 39 on" else empty end),
  (if (.time.from and .time.to) | not then "has no time range" else empty end),
  ([.panels[].id] | repeated | "has two panels with the id \(.)"),
  ([.panels[].title] | repeated | "has two panels called \(.)"),
  (.panels as $panels | range($panels | length) as $i | range($i) as $j
    | select(overlap($panels[$i].gridPos; $panels[$j].gridPos)) | "panels overlap: \($panels[$j].title), \($panels[$i].title)"),
  (.panels[] | "panel \(.title // .id): \(panel_faults($uid))"),
  (.annotations.list[] | "annotation \(.name): \(missing("expression"; .expr), elsewhere($uid))"),
  (.templating.list[] | select((.includeAll and .current.value == "$__all" and .allValue == ".+") | not) | "variable \(.name): has to be touched"),
  (expressions | select(.expr | test("\\$")) | "\(.place): has a variable that nobody knows")
  | "\(input_filename | split("/") | last): \(.)";
