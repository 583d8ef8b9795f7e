# The ways to it. Everything else the chart's default-deny refuses; names are looked up as the chart's policies say.

resource "kubernetes_network_policy_v1" "mongo" {
  metadata {
    name      = "mongo"
    namespace = kubernetes_namespace_v1.this.metadata[0].name
    labels    = local.labels
  }

  spec {
    policy_types = ["Ingress", "Egress"]

    pod_selector {
      match_labels = { "app.kubernetes.io/name" = "mongo" }
    }

    ingress {
      from {
        pod_selector {
          match_expressions {
            key      = "app.kubernetes.io/name"
            operator = "In"
            values   = ["registry", "backup", "check", "mongo"]
          }
        }
      }
      ports {
        protocol = "TCP"
        port     = "27017"
      }
    }

    egress {
      to {
        pod_selector {
          match_labels = { "app.kubernetes.io/name" = "mongo" }
        }
      }
      ports {
        protocol = "TCP"
        port     = "27017"
      }
    }

    egress {
      to {
        namespace_selector {
          match_labels = { "kubernetes.io/metadata.name" = "kube-system" }
        }
        pod_selector {
          match_labels = { "k8s-app" = "kube-dns" }
        }
      }
      to {
        ip_block {
          cidr = "169.254.20.10/32" # NodeLocal DNSCache
        }
      }
      ports {
        protocol = "UDP"
        port     = "53"
      }
      ports {
        protocol = "TCP"
        port     = "53"
      }
    }
  }
}

# A range of addresses, as the chart's way to a database elsewhere has it, covers no pods.
resource "kubernetes_network_policy_v1" "callers" {
  metadata {
    name      = "callers-to-mongo"
    namespace = kubernetes_namespace_v1.this.metadata[0].name
    labels    = local.labels
  }

  spec {
    policy_types = ["Egress"]

    pod_selector {
      match_expressions {
        key      = "app.kubernetes.io/name"
        operator = "In"
        values   = ["registry", "backup", "check"]
      }
    }

    egress {
      to {
        pod_selector {
          match_labels = { "app.kubernetes.io/name" = "mongo" }
        }
      }
      ports {
        protocol = "TCP"
        port     = "27017"
      }
    }
  }
}
