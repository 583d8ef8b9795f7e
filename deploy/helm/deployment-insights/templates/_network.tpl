{{/* A policy that lets others, which follow it, call a component: (list $ NAME COMPONENT PORT). */}}
{{- define "ingress" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "metadata" (list (index . 0) (index . 1) (index . 2)) | nindent 2 }}
spec:
  podSelector: {{- include "selector" (index . 2) | nindent 4 }}
  policyTypes: [Ingress]
  ingress:
    - ports:
        - {protocol: TCP, port: {{ index . 3 }}}
      from:
{{- end }}

{{/* A policy that lets a component call what follows it: (list $ NAME COMPONENT). */}}
{{- define "egress" -}}
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  {{- include "metadata" . | nindent 2 }}
spec:
  podSelector: {{- include "selector" (index . 2) | nindent 4 }}
  policyTypes: [Egress]
  egress:
{{- end }}

{{- define "to-names" -}}
{{- with .Values.networkPolicies.dns -}}
- to: {{- toYaml .to | nindent 4 }}
  ports:
    - {protocol: UDP, port: {{ .port }}}
    - {protocol: TCP, port: {{ .port }}}
{{- end }}
{{- end }}

{{/* (list COMPONENT PORT) */}}
{{- define "to-pods" -}}
- to:
    - podSelector: {{- include "selector" (index . 0) | nindent 8 }}
  ports:
    - {protocol: TCP, port: {{ index . 1 }}}
{{- end }}

{{- define "to-mongodb" -}}
{{- if .Values.stores.inCluster.enabled -}}
{{- include "to-pods" (list "mongo" 27017) }}
{{- else -}}
{{- include "to-addresses" .Values.stores.mongodb }}
{{- end }}
{{- end }}

{{- define "to-addresses" -}}
- to: {{- include "addresses" .addresses | nindent 4 }}
  ports:
    {{- range .ports }}
    - {protocol: TCP, port: {{ . }}}
    {{- end }}
{{- end }}

{{- define "addresses" -}}
{{- range . }}
- ipBlock: {cidr: {{ . }}}
{{- end }}
{{- end }}
