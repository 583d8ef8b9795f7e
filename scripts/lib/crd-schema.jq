# The schema of a CustomResourceDefinition's version v1, or else the stored one, as kubeconform takes it: without what only people read, and strict about
# fields. Of an ApplicationSet's generators, which hold each other and would be megabytes, only those in use.
def generators($depth):
  if $depth > 1 then {list, git} else {list, git, matrix} end
  | with_entries(select(.value))
  | if .matrix then .matrix.properties |= ({generators, template} | .generators.items.properties |= generators($depth + 1) | del(.template)) else . end
  | map_values(if .properties then .properties |= del(.template) else . end);

def strict:
  if type == "array" then map(strict)
  elif type != "object" then .
  else
    (if ."x-kubernetes-int-or-string" then {oneOf: [{type: "string"}, {type: "integer"}]}
     else
       (if has("properties") and (.["x-kubernetes-preserve-unknown-fields"] | not) and (has("additionalProperties") | not)
        then .additionalProperties = false else . end)
       | del(.["x-kubernetes-validations", "x-kubernetes-list-type", "x-kubernetes-list-map-keys", "x-kubernetes-map-type", "x-kubernetes-preserve-unknown-fields"])
       | (if (.description | type) == "string" then del(.description) else . end)
       | (if (.example | type) == "string" then del(.example) else . end)
       | (if has("default") and (.type // .properties) then del(.default) else . end)
     end)
    | map_values(strict)
  end;

.spec.group as $group | .spec.names.kind as $kind
| .spec.versions | (map(select(.served and .name == "v1")) + map(select(.storage))) | first
| .name as $version | .schema.openAPIV3Schema
| del(.properties.status)
| .properties.metadata = {type: "object"}
| if $kind == "ApplicationSet" then .properties.spec.properties.generators.items.properties |= generators(1) else . end
| strict
| .properties.apiVersion.enum = ["\($group)/\($version)"]
