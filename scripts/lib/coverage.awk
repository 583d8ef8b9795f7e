# JaCoCo's tables, a line a class, as one Markdown table with a line a package and a sum a service.
BEGIN {
  FS = ","
  print "### Coverage of the tests' own processes\n\n| | lines | branches |\n| --- | --- | --- |"
}

FNR > 1 {
  add("**" $1 "**")
  add("`" $2 "`")
}

END {
  for (i = 1; i <= count; i++) print "| " names[i] " | " percent(lines[names[i]], no_lines[names[i]]) " | " percent(branches[names[i]], no_branches[names[i]]) " |"
}

function add(name) {
  if (!(name in lines)) names[++count] = name
  no_branches[name] += $6
  branches[name] += $7
  no_lines[name] += $8
  lines[name] += $9
}

function percent(covered, missed) {
  return covered + missed ? sprintf("%.1f %%", 100 * covered / (covered + missed)) : "–"
}
