variable "name" {
  description = "What every container, network and volume is called after, so that several can be side by side."
  type        = string
  default     = "deployment-insights-local"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,38}[a-z0-9]$", var.name))
    error_message = "name is \"${var.name}\"; allowed are 3 to 40 lower-case letters, digits and hyphens that begin with a letter and end with no hyphen."
  }
}

variable "images" {
  description = "What each container is made of. Those of the services are built by make images, the stores are those of docker-compose.yml."
  type = object({
    registry = optional(string, "deployment-insights/registry:local")
    insights = optional(string, "deployment-insights/insights:local")
    mongo    = optional(string)
    redis    = optional(string)
  })
  default = {}
}

variable "ports" {
  description = "Where the services are reached on this machine, and from nowhere else."
  type = object({
    registry = optional(number, 5176)
    insights = optional(number, 8080)
  })
  default = {}

  validation {
    condition     = alltrue([for port in values(var.ports) : port >= 1024 && port <= 65535 && floor(port) == port])
    error_message = "ports are ${jsonencode(var.ports)}; allowed are 1024 to 65535."
  }

  validation {
    condition     = var.ports.registry != var.ports.insights
    error_message = "Both ports are ${var.ports.registry}; each service needs one of its own."
  }
}

variable "memory_mib" {
  description = "How much memory each service may use; see deploy/helm/deployment-insights for how many deployments that is for."
  type        = number
  default     = 512

  validation {
    condition     = var.memory_mib >= 384
    error_message = "memory_mib is ${var.memory_mib}; allowed are 384 and more."
  }
}
