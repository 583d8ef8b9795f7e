# Joins the CSV of several insights by service and prints a table; needs csv.awk.
FNR == 1 {
  n = cells_of($0, names)
  split("", column)
  for (i = 1; i <= n; i++) column[names[i]] = i
  next
}

{
  cells_of($0, cells)
  service = cell("serviceName")
  if (!(service in known)) {
    known[service] = 1
    order[++services] = service
  }
  keep("succeededPerDay")
  keep("medianSeconds")
  keep("changeFailureRate")
  keep("version")
}

END {
  format = "%-22s %16s %18s %20s  %s\n"
  printf "\n" format, "PRODUCTION", "deployments/week", "median lead time", "change failure rate", "latest version"
  for (i = 1; i <= services; i++) {
    s = order[i]
    printf format, s, number(s, "succeededPerDay", 7, "%.1f"), duration(s), number(s, "changeFailureRate", 100, "%.0f %%"), text(s, "version")
  }
}

function cell(name) {
  return name in column ? cells[column[name]] : ""
}

function keep(name) {
  if (name in column) value[service, name] = cell(name)
}

function text(s, name) {
  return value[s, name] == "" ? "-" : value[s, name]
}

function number(s, name, factor, format) {
  return value[s, name] == "" ? "-" : sprintf(format, value[s, name] * factor)
}

function duration(s,    seconds) {
  seconds = value[s, "medianSeconds"]
  if (seconds == "") return "-"
  seconds += 0
  if (seconds < 5400) return sprintf("%d min %02d s", seconds / 60, seconds % 60)
  return sprintf("%d h %02d min", seconds / 3600, (seconds % 3600) / 60)
}
