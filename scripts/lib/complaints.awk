# What Maven complains about, without its progress and the advice that every failure ends with.
{
  gsub("\033\\[[0-9;]*m", "")
  sub(/ -> \[Help [0-9]+\]$/, "")
}

/^\[INFO\]/ || /^\[(ERROR|WARNING)\] *$/ || /^WARNING: / || /^ +\[java\]/ || /^ *$/ { next }
/^\[ERROR\] (To see|Re-run|For more|After correcting|  mvn |\[Help |-> \[Help )/ { next }
{ print }
