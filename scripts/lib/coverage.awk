# JaCoCo's tables, a line a class, as one Markdown table with a line a package and a sum a service.

function percent(covered, missed) {
  return covered + missed ? sprintf("%.1f %%", 100 * covered / (covered + missed)) : "–"
}

function line(name, key) {
  printf "| %s | %s | %s |\n", name, percent(lines[key], no_lines[key]), percent(branches[key], no_branches[key])
}

function count(key) {
  no_branches[key] += $6
  branches[key] += $7
  no_lines[key] += $8
  lines[key] += $9
}

BEGIN {
  FS = ","
  print "### Coverage of the tests' own processes\n"
  print "| | lines | branches |\n| --- | --- | --- |"
}

FNR == 1 {
  next
}

{
  if (!($1 in lines)) services[++service_count] = $1
  key = $1 SUBSEP $2
  if (!(key in lines)) {
    packages[$1, ++package_count[$1]] = $2
  }
  count($1)
  count(key)
}

END {
  for (s = 1; s <= service_count; s++) {
    service = services[s]
    line("**" service "**", service)
    for (p = 1; p <= package_count[service]; p++) line("`" packages[service, p] "`", service SUBSEP packages[service, p])
  }
}
