# Commits (\001 hash \002 subject \002 message) as Markdown lists, one a kind.

function item(kind, text, hash) {
  items[kind] = items[kind] "- " text " (" hash ")\n"
}

BEGIN {
  RS = "\001"
  FS = "\002"
}

NF >= 3 {
  subject = $2
  if (!match(subject, /^[a-z]+(\([^)]*\))?!?: /)) next
  head = substr(subject, 1, RLENGTH - 2)
  text = substr(subject, RLENGTH + 1)
  type = head
  sub(/[(!].*/, "", type)
  scope = ""
  if (match(head, /\([^)]*\)/)) scope = "**" substr(head, RSTART + 1, RLENGTH - 2) "**: "
  if (head ~ /!$/ || $3 ~ /\nBREAKING[ -]CHANGE: /) item("breaking", scope text, $1)
  else if (type == "feat" || type == "fix" || type == "perf") item(type, scope text, $1)
}

END {
  if (items["breaking"] != "") printf "## Breaking changes\n\n%s\n", items["breaking"]
  if (items["feat"] != "") printf "## Features\n\n%s\n", items["feat"]
  if (items["fix"] != "") printf "## Fixes\n\n%s\n", items["fix"]
  if (items["perf"] != "") printf "## Faster\n\n%s\n", items["perf"]
  if (items["breaking"] items["feat"] items["fix"] items["perf"] == "") print "Nothing that users would notice."
}
