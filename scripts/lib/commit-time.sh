# Times as Git and date print them, in ISO 8601: sourced, never run. Needs nothing but bash, as old as macOS has it.
# shellcheck shell=bash

# Prints the time as a registry takes it; fails where it isn't known what time is meant.
iso_time() {
  local day='([0-9]{4}-[0-9]{2}-[0-9]{2})' clock='([0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?)' offset='([+-][0-9]{2}:?[0-9]{2}|[zZ]|UTC|GMT)'
  local word='[A-Za-z]{3},? +' month='([A-Z][a-z]{2})' date='([0-9]{1,2})' year='([0-9]{4})'
  local rfc="^($word)?$date $month $year $clock ?$offset\$"  # Wed, 25 Mar 2026 09:50:19 +0200
  local git="^($word)?$month +$date $clock $year $offset\$"  # Wed Mar 25 09:50:19 2026 +0200
  local unix="^($word)?$month +$date $clock $offset $year\$" # Wed Mar 25 09:50:19 UTC 2026
  if [[ $1 =~ ^${day}[Tt\ ]+${clock}\ *${offset}$ ]]; then
    joined "${BASH_REMATCH[1]}" "${BASH_REMATCH[2]}" "${BASH_REMATCH[5]}"
  elif [[ $1 =~ $rfc ]]; then
    joined "$(day_of "${BASH_REMATCH[4]}" "${BASH_REMATCH[3]}" "${BASH_REMATCH[2]}")" "${BASH_REMATCH[5]}" "${BASH_REMATCH[8]}"
  elif [[ $1 =~ $git ]]; then
    joined "$(day_of "${BASH_REMATCH[7]}" "${BASH_REMATCH[2]}" "${BASH_REMATCH[3]}")" "${BASH_REMATCH[4]}" "${BASH_REMATCH[8]}"
  elif [[ $1 =~ $unix ]]; then
    joined "$(day_of "${BASH_REMATCH[8]}" "${BASH_REMATCH[2]}" "${BASH_REMATCH[3]}")" "${BASH_REMATCH[4]}" "${BASH_REMATCH[7]}"
  elif [[ $1 =~ ^@?([0-9]{9,10})(\ [+-][0-9]{4})?$ ]]; then
    # GNU, or BSD.
    date -u -d "@${BASH_REMATCH[1]}" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null || date -u -r "${BASH_REMATCH[1]}" +%Y-%m-%dT%H:%M:%SZ 2>/dev/null
  else
    return 1
  fi
}

joined() {
  local offset="$3" clock="$2"
  [ -n "$1" ] || return 1
  case "$clock" in [0-9]:*) clock="0$clock" ;; esac
  case "$offset" in
    [+-]????) offset="${offset%??}:${offset#???}" ;;
    [zZ] | UTC | GMT) offset=Z ;;
  esac
  printf '%sT%s%s' "$1" "$clock" "$offset"
}

# Nothing for a month that there isn't.
day_of() {
  local months=JanFebMarAprMayJunJulAugSepOctNovDec before
  before="${months%%"$2"*}"
  [ "$before" = "$months" ] || printf '%s-%02d-%02d' "$1" $((${#before} / 3 + 1)) "$((10#$3))"
}
