# Renews the rows of tables in a document: those below a comment <!-- measured: NAME --> are replaced by what
# the file NAME.md in the folder holds. The table's heading stays; where there is no such file, so do the rows.
/^<!-- measured: [a-z]+ -->$/ {
  file = folder "/" $3 ".md"
  wanted = 1
}

!replacing { print }

# An empty line ends a table.
replacing && !/^\|/ {
  replacing = 0
  print
}

wanted && /^\| ---/ {
  wanted = 0
  while ((getline row < file) > 0) {
    print row
    replacing = 1
  }
  close(file)
}

END {
  if (wanted) {
    print "no table below the comment for " file > "/dev/stderr"
    exit 1
  }
}
