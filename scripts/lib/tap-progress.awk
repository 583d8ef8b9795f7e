# The script tests' output: one line of summary, and all of what failed.
/^ok / { good++ }
/^not ok / { bad++ }
/^not ok / || /^#/ && failing { print }
{ failing = /^not ok / || /^#/ && failing }

END {
  print "scripts"
  printf "  %s %-52s %4d tests\n", bad ? "✗" : "✓", "scripts/tests", good + bad
}
