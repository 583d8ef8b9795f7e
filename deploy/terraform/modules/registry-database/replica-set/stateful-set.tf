resource "kubernetes_stateful_set_v1" "mongo" {
  metadata {
    name      = "mongo"
    namespace = kubernetes_namespace_v1.this.metadata[0].name
    labels    = local.labels
  }

  wait_for_rollout = true

  spec {
    service_name          = kubernetes_service_v1.mongo.metadata[0].name
    replicas              = 3
    pod_management_policy = "Parallel" # None gets ready alone.

    selector {
      match_labels = { "app.kubernetes.io/name" = "mongo" }
    }

    # Records outlive the deletion of a StatefulSet.
    persistent_volume_claim_retention_policy {
      when_deleted = "Retain"
      when_scaled  = "Retain"
    }

    template {
      metadata {
        labels = local.labels
      }

      spec {
        service_account_name             = kubernetes_service_account_v1.mongo.metadata[0].name
        automount_service_account_token  = false
        enable_service_links             = false
        termination_grace_period_seconds = 60

        security_context {
          run_as_non_root = true
          run_as_user     = local.user
          run_as_group    = local.user
          fs_group        = local.user
          seccomp_profile {
            type = "RuntimeDefault"
          }
        }

        topology_spread_constraint {
          max_skew           = 1
          topology_key       = "kubernetes.io/hostname"
          when_unsatisfiable = "DoNotSchedule"
          label_selector {
            match_labels = { "app.kubernetes.io/name" = "mongo" }
          }
        }

        topology_spread_constraint {
          max_skew           = 1
          topology_key       = "topology.kubernetes.io/zone"
          when_unsatisfiable = "ScheduleAnyway"
          label_selector {
            match_labels = { "app.kubernetes.io/name" = "mongo" }
          }
        }

        # MongoDB refuses a key file that others may read, and a Secret's files are the group's as well.
        init_container {
          name    = "key-file"
          image   = var.settings.image
          command = ["install", "-m", "400", "/secret/key-file", "/key/key-file"]

          resources {
            requests = { cpu = "50m", memory = "52Mi" }
            limits   = { memory = "52Mi" }
          }

          security_context {
            allow_privilege_escalation = false
            read_only_root_filesystem  = true
            capabilities {
              drop = ["ALL"]
            }
          }

          volume_mount {
            name       = "secret"
            mount_path = "/secret"
            read_only  = true
          }

          volume_mount {
            name       = "key"
            mount_path = "/key"
          }
        }

        container {
          name  = "mongo"
          image = var.settings.image
          args  = ["mongod", "--bind_ip_all", "--replSet", "registry", "--keyFile", "/key/key-file", "--wiredTigerCacheSizeGB", tostring(local.cache_gb)]

          port {
            name           = "mongo"
            container_port = 27017
          }

          resources {
            requests = { cpu = "250m", memory = "${var.settings.memory_mib}Mi" }
            limits   = { cpu = "2", memory = "${var.settings.memory_mib}Mi" }
          }

          security_context {
            allow_privilege_escalation = false
            read_only_root_filesystem  = true
            capabilities {
              drop = ["ALL"]
            }
          }

          # It listens once it has recovered its data.
          startup_probe {
            period_seconds    = 5
            failure_threshold = 120
            tcp_socket {
              port = "mongo"
            }
          }

          readiness_probe {
            tcp_socket {
              port = "mongo"
            }
          }

          liveness_probe {
            failure_threshold = 6
            tcp_socket {
              port = "mongo"
            }
          }

          volume_mount {
            name       = "data"
            mount_path = "/data/db"
          }

          volume_mount {
            name       = "configuration"
            mount_path = "/data/configdb"
          }

          volume_mount {
            name       = "key"
            mount_path = "/key"
            read_only  = true
          }

          volume_mount {
            name       = "tmp"
            mount_path = "/tmp"
          }
        }

        # Beside MongoDB, because it lets itself be set up from its own machine alone.
        container {
          name    = "initiate"
          image   = var.settings.image
          command = ["bash", "/initiate/initiate.sh"]

          env {
            name  = "MEMBERS"
            value = join(" ", local.members)
          }

          # Where mongosh keeps its history and its logs.
          env {
            name  = "HOME"
            value = "/tmp"
          }

          dynamic "env" {
            for_each = local.passwords
            content {
              name = env.key
              value_from {
                secret_key_ref {
                  name = kubernetes_secret_v1.mongo.metadata[0].name
                  key  = env.value
                }
              }
            }
          }

          resources {
            requests = { cpu = "50m", memory = "256Mi" }
            limits   = { memory = "256Mi" }
          }

          security_context {
            allow_privilege_escalation = false
            read_only_root_filesystem  = true
            capabilities {
              drop = ["ALL"]
            }
          }

          volume_mount {
            name       = "initiate"
            mount_path = "/initiate"
            read_only  = true
          }

          volume_mount {
            name       = "tmp"
            mount_path = "/tmp"
          }
        }

        volume {
          name = "secret"
          secret {
            secret_name = kubernetes_secret_v1.mongo.metadata[0].name
            items {
              key  = "key-file"
              path = "key-file"
            }
          }
        }

        volume {
          name = "initiate"
          config_map {
            name = kubernetes_config_map_v1.initiate.metadata[0].name
          }
        }

        volume {
          name = "key"
          empty_dir {
            size_limit = "1Mi"
          }
        }

        volume {
          name = "configuration"
          empty_dir {
            size_limit = "1Mi"
          }
        }

        volume {
          name = "tmp"
          empty_dir {
            size_limit = "64Mi"
          }
        }
      }
    }

    volume_claim_template {
      metadata {
        name = "data"
      }
      spec {
        access_modes = ["ReadWriteOnce"]
        resources {
          requests = { storage = "${var.settings.storage_gib}Gi" }
        }
      }
    }
  }
}
