# The skipped tests of JUnit's XML reports, a line for each class and reason.
/<testcase / {
  class = attribute("classname")
  sub(/.*\./, "", class)
}

# Of a class that was skipped as a whole the reason is an attribute, of a test that skipped itself it is the text.
/<skipped/ {
  reason = attribute("message")
  if (reason == "") {
    reason = $0
    sub(/.*(Assumption failed|TestAbortedException): /, "", reason)
    sub(/\]\]>.*/, "", reason)
  }
  sub(/.* ==&gt; /, "", reason)
  gsub(/&apos;/, "'", reason)
  gsub(/&quot;/, "\"", reason)
  key = class ": " reason
  if (!count[key]++) keys[++last] = key
}

END {
  for (i = 1; i <= last; i++) printf "%s %d skipped in %s\n", mark, count[keys[i]], keys[i]
}

function attribute(name) {
  return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : ""
}
