# Nothing is applied: a namespace that can't be destroyed could not be cleaned up.
mock_provider "kubernetes" {
  override_during = plan
}

mock_provider "random" {
  override_during = plan

  mock_resource "random_password" {
    defaults = { result = "operator" }
  }
}

variables {
  namespace = "deployment-insights-staging"
  password  = "secret"
  settings = {
    image       = "mongo@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
    storage_gib = 20
    memory_mib  = 2048
  }
}

run "has_three_members_apart_from_each_other" {
  command = plan

  assert {
    condition     = kubernetes_stateful_set_v1.mongo.spec[0].replicas == "3" && kubernetes_pod_disruption_budget_v1.mongo.spec[0].max_unavailable == "1"
    error_message = "There is no majority when one goes."
  }
  assert {
    condition     = { for constraint in kubernetes_stateful_set_v1.mongo.spec[0].template[0].spec[0].topology_spread_constraint : constraint.topology_key => constraint.when_unsatisfiable } == { "kubernetes.io/hostname" = "DoNotSchedule", "topology.kubernetes.io/zone" = "ScheduleAnyway" }
    error_message = "Two may be on one node."
  }
  assert {
    condition     = kubernetes_service_v1.mongo.spec[0].publish_not_ready_addresses
    error_message = "Members don't find each other before they are ready."
  }
  assert {
    condition     = kubernetes_stateful_set_v1.mongo.spec[0].persistent_volume_claim_retention_policy[0].when_deleted == "Retain"
    error_message = "Records go with the StatefulSet."
  }
}

run "keeps_to_the_restricted_Pod_Security_Standard" {
  command = plan

  assert {
    condition     = kubernetes_stateful_set_v1.mongo.spec[0].template[0].spec[0].security_context[0].run_as_non_root && kubernetes_stateful_set_v1.mongo.spec[0].template[0].spec[0].security_context[0].seccomp_profile[0].type == "RuntimeDefault"
    error_message = "The namespace would not take the pod."
  }
  assert {
    condition = alltrue([for container in concat(kubernetes_stateful_set_v1.mongo.spec[0].template[0].spec[0].container, kubernetes_stateful_set_v1.mongo.spec[0].template[0].spec[0].init_container) :
    !container.security_context[0].allow_privilege_escalation && container.security_context[0].read_only_root_filesystem && one(container.security_context[0].capabilities).drop == tolist(["ALL"])])
    error_message = "The namespace would not take a container."
  }
  assert {
    condition     = !kubernetes_stateful_set_v1.mongo.spec[0].template[0].spec[0].automount_service_account_token
    error_message = "MongoDB is given a token of the cluster's."
  }
}

run "asks_for_passwords_and_takes_half_of_its_memory" {
  command = plan

  assert {
    condition     = kubernetes_stateful_set_v1.mongo.spec[0].template[0].spec[0].container[0].args == tolist(["mongod", "--bind_ip_all", "--replSet", "registry", "--keyFile", "/key/key-file", "--wiredTigerCacheSizeGB", "0.5"])
    error_message = "MongoDB is started otherwise."
  }
  assert {
    condition     = { for key, value in nonsensitive(kubernetes_secret_v1.mongo.data) : key => value } == { operator = "operator", registry = "secret", key-file = "operator" }
    error_message = "The passwords are others."
  }
}

run "lets_the_services_in_and_nobody_else" {
  command = plan

  assert {
    condition     = [for expression in kubernetes_network_policy_v1.mongo.spec[0].ingress[0].from[0].pod_selector[0].match_expressions : expression.values] == [toset(["registry", "backup", "check", "mongo"])]
    error_message = "Others may call."
  }
  assert {
    condition     = [for rule in kubernetes_network_policy_v1.mongo.spec[0].ingress : [for port in rule.ports : port.port]] == [["27017"]]
    error_message = "Other ports are open."
  }
}

run "names_all_members" {
  command = plan

  assert {
    condition     = strcontains(nonsensitive(output.uri), "@mongo-0.mongo.deployment-insights-staging.svc.cluster.local:27017,mongo-1.mongo.") && endswith(nonsensitive(output.uri), "/deployment-registry?replicaSet=registry&authSource=admin")
    error_message = "The registry can't connect with this."
  }
}
