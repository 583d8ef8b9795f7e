# Adds up JUnit's XML reports and the script tests' TAP output to one line.
FILENAME ~ /\.xml$/ && /<testsuite / {
  tests += attribute("tests")
  failed += attribute("failures") + attribute("errors")
  skipped += attribute("skipped")
  nextfile
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
