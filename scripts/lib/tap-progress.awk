# TAP output: what it is of, one line of summary, and all of what failed.
/^ok / { good++ }
/^not ok / { bad++ }
# bats says why in comments, node in an indented block.
/^not ok / || /^(#|  )/ && failing { print }
{ failing = /^not ok / || /^(#|  )/ && failing }

END {
  print of
  printf "  %s %-52s %4d tests\n", bad ? "✗" : "✓", name, good + bad
}
