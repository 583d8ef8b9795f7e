# The objects of rendered manifests, one a line: kind, namespace, name, and its first image. With -v kind= and -v name= the text of
# that object instead.
function flush() {
  if (kind == "" && own_kind != "") printf "%s %s %s %s\n", own_kind, own_namespace == "" ? own_name : own_namespace, own_name, image
  else if (own_kind != "" && own_kind == kind && own_name == name) printf "%s", text
  own_kind = own_namespace = own_name = image = text = ""
  metadata = 0
}

/^---/ { flush(); next }
{ text = text $0 "\n" }
/^[^ ]/ { metadata = /^metadata:/ }
/^kind: / { own_kind = $2 }
metadata && /^  name: / { own_name = $2 }
metadata && /^  namespace: / { own_namespace = $2 }
/^ *-? *image: / && image == "" { image = $NF }
END { flush() }
