# Maven's output, reduced to one line a test class, and all of what went wrong.
/Tests run: .* -- in / {
  class = $NF
  sub(/.*\./, "", class)
  match($0, /Tests run: [0-9]+/)
  count = substr($0, RSTART + 11, RLENGTH - 11)
  # A class that only holds others, whose lines are above.
  if (count == 0) next
  match($0, /Skipped: [0-9]+/)
  skipped = substr($0, RSTART + 9, RLENGTH - 9)
  time = ""
  if (match($0, /Time elapsed: [0-9.]+ s/)) time = substr($0, RSTART + 14, RLENGTH - 14)
  printf "  %s %-52s %4d tests  %s%s\n", (/FAILURE|ERROR/ ? "✗" : skipped == count ? "–" : "✓"), class, count, time, (skipped > 0 ? "  " skipped " skipped" : "")
  fflush()
  next
}

/^\[ERROR\] (To see|Re-run|For more|After correcting|  mvn |\[Help |-> \[Help | *$)/ { next }

/^\[ERROR\]/ || /^\[WARNING\] .*\.java:/ {
  print
  fflush()
}
