# A cluster whose pods are containers of the Docker engine, one for each Deployment and StatefulSet: sourced by the fake kubectl. A
# Deployment's new container replaces the old one once its probes answer. Real Kustomize renders; a digest is the id of an image
# that the engine has. CLUSTER_NAME is in every name, REAL_KUBECTL is kubectl itself.
# shellcheck shell=bash disable=SC2154 # place and namespace come from kubectl

network() {
  printf '%s-%s' "$CLUSTER_NAME" "$1"
}

render() {
  "$REAL_KUBECTL" kustomize "$1"
}

# One field after the other, as a Go template finds them in an object's manifest; no cluster is asked.
fields() {
  "$REAL_KUBECTL" label --local --filename "$1" rehearsed=yes --output "go-template=$2"
}

# Its environment, with what Secrets say.
environment_of() {
  local folder="$1" name value secret key
  fields "$folder/wanted.yaml" '{{range (index .spec.template.spec.containers 0).env}}{{.name}} {{with .value}}{{.}}{{else}}- {{.valueFrom.secretKeyRef.name}} {{.valueFrom.secretKeyRef.key}}{{end}}{{"\n"}}{{end}}' |
    while read -r name value secret key; do
      [ "$value" != - ] || value="$(sed -n "s/^  $key: //p" "$place/Secret/$secret" | base64 --decode)"
      printf '%s=%s\n' "$name" "$value"
    done
}

start() {
  local kind="$1" own_namespace="$2" name="$3" image="$4" folder="$place/$1/$3" port variable arguments=()
  remove "$folder/new"
  if [ -f "$folder/ready.yaml" ] && cmp -s "$folder/wanted.yaml" "$folder/ready.yaml"; then
    return
  fi
  docker network inspect "$(network "$own_namespace")" >/dev/null 2>&1 || docker network create "$(network "$own_namespace")" >/dev/null
  port="$(fields "$folder/wanted.yaml" '{{(index (index .spec.template.spec.containers 0).ports 0).containerPort}}')"
  arguments=(--detach --label "rehearsal=$CLUSTER_NAME" --network "$(network "$own_namespace")" --network-alias "$name")
  # The cluster probes; an image's own health check would only take time, and so would a better compiler for what lives for seconds.
  arguments+=(--publish "127.0.0.1::$port" --memory 768m --no-healthcheck --env JAVA_TOOL_OPTIONS=-XX:TieredStopAtLevel=1)
  if [ "$kind" = Deployment ]; then
    arguments+=(--read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges:true --user 10001:10001)
  fi
  while IFS= read -r variable; do
    [ -z "$variable" ] || arguments+=(--env "$variable")
  done < <(environment_of "$folder")
  # An image by digest is the engine's own by its id.
  docker run "${arguments[@]}" "${image#*@}" >"$folder/new"
  [ "$kind" = Deployment ] || promote "$folder"
}

# A job's one container, with the folder CLUSTER/backups in the place of the bucket.
run_job() {
  local own_namespace="$1" name="$2" image="$3" folder="$place/Job/$2" word words=() arguments=()
  while IFS= read -r word; do
    words+=("$word")
  done < <(fields "$folder/wanted.yaml" '{{with index .spec.template.spec.containers 0}}{{range .command}}{{.}}{{"\n"}}{{end}}{{range .args}}{{.}}{{"\n"}}{{end}}{{end}}')
  while IFS= read -r word; do
    [ -z "$word" ] || arguments+=(--env "$word")
  done < <(environment_of "$folder")
  docker run --detach --label "rehearsal=$CLUSTER_NAME" --network "$(network "$own_namespace")" --memory 256m --no-healthcheck \
    --read-only --tmpfs /tmp --cap-drop ALL --security-opt no-new-privileges:true --user 10001:10001 \
    --volume "$CLUSTER/backups:/backups" "${arguments[@]}" --entrypoint "${words[0]}" "${image#*@}" "${words[@]:1}" >"$folder/container"
}

# How many of its pods have succeeded, and how many have failed.
outcome_of_job() {
  case "$(docker inspect --format '{{.State.Status}} {{.State.ExitCode}}' "$(cat "$place/Job/$1/container")")" in
    "exited 0") printf '1 ' ;;
    exited*) printf ' 1' ;;
    *) printf ' ' ;;
  esac
}

remove() {
  [ ! -f "$1" ] || docker rm --force --volumes "$(cat "$1")" >/dev/null
  rm -f "$1"
}

# Nobody runs the old one any more.
promote() {
  local folder="$1"
  remove "$folder/ready"
  mv "$folder/new" "$folder/ready"
  cp "$folder/wanted.yaml" "$folder/ready.yaml"
}

# The port of this machine that leads to a container's.
published() {
  docker port "$(cat "$1")" | sed -n 's/.*127\.0\.0\.1:\([0-9]*\)$/\1/p' | head -n 1
}

wait_for_rollout() {
  local folder="$place/Deployment/$1" deadline=$((SECONDS + $2)) path port
  [ -f "$folder/new" ] || return 0
  port="$(published "$folder/new")"
  for path in $(fields "$folder/wanted.yaml" '{{with (index .spec.template.spec.containers 0)}}{{.startupProbe.httpGet.path}} {{.readinessProbe.httpGet.path}}{{end}}'); do
    until curl --fail --silent --max-time 3 --noproxy '*' --output /dev/null "http://localhost:$port$path"; do
      [ "$SECONDS" -lt "$deadline" ] || return 1
      sleep 0.2
    done
  done
  promote "$folder"
}

port_of() {
  published "$place/Deployment/$1/ready"
}

pods() {
  local file ready
  for file in "$place"/*/*/ready "$place"/*/*/new; do
    [ -f "$file" ] || continue
    ready=1/1
    case "$file" in */new) ready=0/1 ;; esac
    printf '%s %s %s\n' "$(docker inspect --format '{{slice .Name 1}}' "$(cat "$file")")" "$ready" \
      "$(docker inspect --format '{{.State.Status}}' "$(cat "$file")")"
  done
}

log_of() {
  docker logs --tail 5 "$1" 2>&1
}
