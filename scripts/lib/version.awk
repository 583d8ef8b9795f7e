# The version after -v current that commits make; each begins with the character 1, then come its subject and its body.
BEGIN { RS = "\001" }

{
  lines = split($0, line, "\n")
  subject = line[1]
}

subject ~ /^[a-z]+(\([^)]*\))?!: / { breaking = 1 }
subject ~ /^feat(\([^)]*\))?!?: / { feature = 1 }
subject ~ /^(fix|perf|revert)(\([^)]*\))?!?: / { repair = 1 }

{
  for (i = 2; i <= lines; i++)
    if (line[i] ~ /^BREAKING[ -]CHANGE: /) breaking = 1
}

END {
  split(current, part, ".")
  if (breaking && part[1] > 0) printf "%d.0.0\n", part[1] + 1
  else if (breaking || feature) printf "%d.%d.0\n", part[1], part[2] + 1
  else if (repair) printf "%d.%d.%d\n", part[1], part[2], part[3] + 1
  else print current
}
