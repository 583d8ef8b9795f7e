# What differs between those who run it. What is typical of production is in main.tf.

variable "project_id" {
  description = "The Google project that everything is in; no other environment is in it."
  type        = string
}

variable "region" {
  description = "The region of everything."
  type        = string
  default     = "europe-west1"
}

variable "repository" {
  description = "The GitHub repository whose workflows deploy: OWNER/NAME, and its number as gh api repos/OWNER/NAME --jq .id says it."
  type = object({
    name = string
    id   = string
  })
}

variable "database" {
  description = "Where the registry's records are kept: kind is atlas (with atlas_org_id and atlas_region) or in-cluster (with image, by digest)."
  type = object({
    kind         = string
    atlas_org_id = optional(string)
    atlas_region = optional(string)
    image        = optional(string)
  })
}

variable "other_images" {
  description = "Images that may run in the cluster beside those of the services, by names that may end in *: what else you install there. Every other image is refused."
  type        = list(string)
}

variable "alert_emails" {
  description = "Whom alerts are sent to."
  type        = set(string)
}

variable "host" {
  description = "The name under which insights are reached from outside; null where they are only reached from the network, as shipped."
  type        = string
  default     = null
}
