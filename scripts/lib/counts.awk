# Adds up JUnit's XML reports and the script tests' TAP output to one line.
# Of every file only the first: a report can quote another.
FILENAME ~ /\.xml$/ && /<testsuite / && !seen[FILENAME]++ {
  tests += attribute("tests")
  failed += attribute("failures") + attribute("errors")
  skipped += attribute("skipped")
}

FILENAME ~ /\.tap$/ && /^(not )?ok / {
  tests++
  if (/^not ok /) failed++
  else if (/ # skip/) skipped++
}

END {
  passed = tests - failed - skipped
  if (broken && !failed) failed = 1
  printf "%d passed, %d failed, %d skipped\n", passed, failed, skipped
}

function attribute(name) {
  return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0
}
