// Where the kinds come from that a bare cluster lacks: only their manifests are read, nothing is built.
module deployinsights.io/cluster/crds

go 1.26.0

require (
	github.com/argoproj/argo-cd/v3 v3.5.0
	github.com/prometheus-operator/prometheus-operator v0.85.0
	sigs.k8s.io/gateway-api v1.4.0
)
