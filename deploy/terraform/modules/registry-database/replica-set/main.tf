# MongoDB in the cluster: three of them on three nodes, and in three zones where there are some. Any one may go.

locals {
  labels  = { "app.kubernetes.io/name" = "mongo", "app.kubernetes.io/part-of" = "deployment-insights" }
  members = [for number in range(3) : "mongo-${number}.mongo.${var.namespace}.svc.cluster.local:27017"]
  user    = 10001 # Nobody whom the image knows.

  # MongoDB takes half of what is left after 1 GiB by default, but of the node's memory.
  cache_gb = max(0.25, floor((var.settings.memory_mib / 1024 - 1) * 50) / 100)

  # What every container of the pod is held to.
  passwords = { OPERATOR_PASSWORD = "operator", REGISTRY_PASSWORD = "registry" }
}

# Its labels are set by deploy/helm/environment.
resource "kubernetes_namespace_v1" "this" {
  metadata {
    name = var.namespace
  }

  lifecycle {
    ignore_changes  = [metadata[0].labels, metadata[0].annotations]
    prevent_destroy = true
  }
}

resource "random_password" "operator" {
  length  = 40
  special = false
}

# How the members know each other.
resource "random_password" "key_file" {
  length  = 512
  special = false
}

resource "kubernetes_secret_v1" "mongo" {
  metadata {
    name      = "mongo"
    namespace = kubernetes_namespace_v1.this.metadata[0].name
    labels    = local.labels
  }

  data = {
    operator = random_password.operator.result
    registry = var.password
    key-file = random_password.key_file.result
  }
}

resource "kubernetes_config_map_v1" "initiate" {
  metadata {
    name      = "mongo-initiate"
    namespace = kubernetes_namespace_v1.this.metadata[0].name
    labels    = local.labels
  }

  data = {
    "initiate.sh" = file("${path.module}/files/initiate.sh")
    "initiate.js" = file("${path.module}/files/initiate.js")
  }
}

resource "kubernetes_service_account_v1" "mongo" {
  metadata {
    name      = "mongo"
    namespace = kubernetes_namespace_v1.this.metadata[0].name
    labels    = local.labels
  }

  automount_service_account_token = false
}

# Members have to find each other before they are ready.
resource "kubernetes_service_v1" "mongo" {
  metadata {
    name      = "mongo"
    namespace = kubernetes_namespace_v1.this.metadata[0].name
    labels    = local.labels
  }

  spec {
    cluster_ip                  = "None"
    publish_not_ready_addresses = true
    selector                    = { "app.kubernetes.io/name" = "mongo" }

    port {
      name        = "mongo"
      port        = 27017
      target_port = "mongo"
    }
  }
}

resource "kubernetes_pod_disruption_budget_v1" "mongo" {
  metadata {
    name      = "mongo"
    namespace = kubernetes_namespace_v1.this.metadata[0].name
    labels    = local.labels
  }

  spec {
    max_unavailable = "1"

    selector {
      match_labels = { "app.kubernetes.io/name" = "mongo" }
    }
  }
}
