variable "name" {
  description = "What alerts and checks are called after, such as deployment-insights-staging."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,55}[a-z0-9]$", var.name))
    error_message = "name is \"${var.name}\"; allowed are 3 to 57 lower-case letters, digits and hyphens that begin with a letter and end with no hyphen."
  }
}

variable "project_id" {
  description = "The project whose logs and metrics these are."
  type        = string

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{4,28}[a-z0-9]$", var.project_id))
    error_message = "project_id is \"${var.project_id}\"; allowed are 6 to 30 lower-case letters, digits and hyphens that begin with a letter."
  }
}

variable "namespace" {
  description = "The Kubernetes namespace of the services."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$", var.namespace))
    error_message = "namespace is \"${var.namespace}\"; allowed are at most 63 lower-case letters, digits and hyphens."
  }
}

variable "emails" {
  description = "Whom alerts are sent to."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for email in var.emails : can(regex("^[^@ ]+@[^@ ]+\\.[^@ ]+$", email))])
    error_message = "emails is ${jsonencode(var.emails)}; allowed are addresses such as team@example.com."
  }
}

variable "host" {
  description = "The name under which users reach insights, such as insights.example.com, to be asked for from outside; null for none."
  type        = string
  default     = null

  validation {
    condition     = var.host == null || can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.host))
    error_message = "host is \"${var.host == null ? "null" : var.host}\"; allowed are null and a name such as insights.example.com, without https://."
  }
}

variable "redis_instance_id" {
  description = "The cache, as metrics name it."
  type        = string
}

variable "backup_bucket" {
  description = "The bucket that a backup is written to every night; null where nothing writes any."
  type        = string
  default     = null

  validation {
    condition     = var.backup_bucket == null || can(regex("^[a-z0-9][a-z0-9._-]{1,220}[a-z0-9]$", var.backup_bucket))
    error_message = "backup_bucket is \"${var.backup_bucket == null ? "null" : var.backup_bucket}\"; allowed are null and the name of a bucket, without gs://."
  }
}

variable "log_retention" {
  description = "How many days logs are kept. The first 30 are free."
  type        = number
  default     = 30

  validation {
    condition     = var.log_retention >= 1 && var.log_retention <= 3650 && floor(var.log_retention) == var.log_retention
    error_message = "log_retention is ${var.log_retention}; allowed are whole days from 1 to 3650."
  }
}
