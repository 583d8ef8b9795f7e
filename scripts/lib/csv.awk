# Splits a line of CSV (RFC 4180, no line breaks within a field) into cells, and returns how many there are.
function cells_of(line, cells,    count, quoted, i, c) {
  sub(/\r$/, "", line)
  split("", cells)
  count = 1
  for (i = 1; i <= length(line); i++) {
    c = substr(line, i, 1)
    if (c == "\"" && quoted && substr(line, i + 1, 1) == "\"") {
      cells[count] = cells[count] c
      i++
    } else if (c == "\"") {
      quoted = !quoted
    } else if (c == "," && !quoted) {
      count++
    } else {
      cells[count] = cells[count] c
    }
  }
  return count
}
