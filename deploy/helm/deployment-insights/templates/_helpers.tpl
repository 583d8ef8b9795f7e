{{/* The metadata of an object: (list $ NAME COMPONENT). */}}
{{- define "metadata" -}}
{{- $root := index . 0 -}}
name: {{ index . 1 }}
namespace: {{ $root.Release.Namespace }}
labels:
  {{- include "labels" (list $root (index . 2)) | nindent 2 }}
{{- end }}

{{- define "labels" -}}
app.kubernetes.io/name: {{ index . 1 }}
app.kubernetes.io/part-of: deployment-insights
{{- with (index . 0).Values.labels }}
{{ toYaml . }}
{{- end }}
{{- end }}

{{- define "selector" -}}
matchLabels: {app.kubernetes.io/name: {{ . }}}
{{- end }}

{{/* An image by digest: (list $ SERVICE). */}}
{{- define "image" -}}
{{- $service := index . 1 -}}
{{- $image := (get (index . 0).Values $service).image -}}
image: {{ required (printf "%s.image.repository is required, such as ghcr.io/acme/deployment-insights/%s." $service $service) $image.repository -}}
  @{{ required (printf "%s.image.digest is required, such as sha256:…: a tag can change after it was tested." $service) $image.digest }}
{{- end }}

{{/* A service account that may do nothing, and whose token no pod gets: (list $ NAME ANNOTATIONS). */}}
{{- define "service-account" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  {{- include "metadata" (list (index . 0) (index . 1) (index . 1)) | nindent 2 }}
  {{- with index . 2 }}
  annotations: {{- toYaml . | nindent 4 }}
  {{- end }}
automountServiceAccountToken: false
{{- with (index . 0).Values.imagePullSecrets }}
imagePullSecrets: {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* What all pods have in common: (list $ ACCOUNT). */}}
{{- define "pod" -}}
{{- with (index . 0).Values -}}
{{- with .nodeSelector }}
nodeSelector: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .tolerations }}
tolerations: {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end }}
serviceAccountName: {{ index . 1 }}
automountServiceAccountToken: false
# Otherwise the Service "registry" sets REGISTRY_PORT to a URL, and the registry takes it for its port.
enableServiceLinks: false
{{- end }}

{{- define "pod-security" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
seccompProfile: {type: RuntimeDefault}
{{- end }}

{{- define "container-security" -}}
securityContext:
  allowPrivilegeEscalation: false
  readOnlyRootFilesystem: true
  capabilities: {drop: [ALL]}
{{- end }}

{{/* Replicas on different nodes, and in different zones where there are some: (list $ SERVICE REPLICAS). */}}
{{- define "spread" -}}
{{- $nodes := min (index . 0).Values.minimumNodes (index . 2) | int -}}
topologySpreadConstraints:
  - maxSkew: 1
    {{- if gt $nodes 1 }}
    # A cluster with fewer nodes gets another one first: two replicas on one node are lost together.
    minDomains: {{ $nodes }}
    {{- end }}
    topologyKey: kubernetes.io/hostname
    whenUnsatisfiable: DoNotSchedule
    # A node that takes no pods doesn't count.
    nodeTaintsPolicy: Honor
    labelSelector: {{- include "selector" (index . 1) | nindent 6 }}
    # The pods of a rollout are spread by themselves.
    matchLabelKeys: [pod-template-hash]
  - maxSkew: 1
    topologyKey: topology.kubernetes.io/zone
    whenUnsatisfiable: ScheduleAnyway
    labelSelector: {{- include "selector" (index . 1) | nindent 6 }}
    matchLabelKeys: [pod-template-hash]
{{- end }}

{{/* Both services' probes but the first, and the end of a pod. */}}
{{- define "probes" -}}
readinessProbe:
  httpGet: {path: /readyz, port: http}
  periodSeconds: 5
  timeoutSeconds: 3
  failureThreshold: 2
livenessProbe:
  httpGet: {path: /livez, port: http}
  periodSeconds: 10
  timeoutSeconds: 3
  failureThreshold: 6
lifecycle:
  # Until every node and gateway knows that this pod is going.
  preStop:
    sleep: {seconds: 5}
{{- end }}

{{/* The variable with the address of MongoDB. Without passwords there is nothing to keep in a Secret. */}}
{{- define "mongodb-uri" -}}
- name: MONGODB_URI
  {{- if .Values.stores.inCluster.enabled }}
  value: mongodb://mongo:27017
  {{- else }}
  valueFrom:
    secretKeyRef: {name: {{ .Values.stores.mongodb.secret.name }}, key: {{ .Values.stores.mongodb.secret.key }}}
  {{- end }}
{{- end }}

{{/* What was promoted, for people who look at a Deployment; pods don't have it, so that the same image isn't started again. */}}
{{- define "release" -}}
{{- range $name, $value := dict "version" .version "commit" .commit "committed-at" .committedAt "promoted-at" .promotedAt }}
{{- with $value }}
deployinsights.io/{{ $name }}: {{ . | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/*
What a replica of insights needs for its history, in MiB and seconds. Measured: 7 s to read a million deployments, 68 s for ten million,
and the heap, 70 % of the memory, holds them in 83 to 120 bytes each (README.md, "How many, and how large").
*/}}
{{- define "insights-memory" -}}
{{- $mib := addf 480 (mulf 200 (divf .deployments 1000000)) -}}
{{- max 1024 (mul 256 (ceil (divf $mib 256))) -}}
{{- end }}

{{/* Twice as long as it takes, and ten minutes at least: a registry that is away for a while is no reason to start again. */}}
{{- define "insights-start-seconds" -}}
{{- max 600 (ceil (mulf 14 (divf .deployments 1000000))) -}}
{{- end }}

{{/* Replicas start one after the other: each may take a minute, and twice as long as it takes to read. */}}
{{- define "insights-rollout-seconds" -}}
{{- $each := addf 60 (mulf 14 (divf .deployments 1000000)) -}}
{{- $replicas := ternary .autoscaling.maxReplicas .replicas .autoscaling.enabled -}}
{{- max 300 (ceil (mulf $each $replicas)) -}}
{{- end }}
