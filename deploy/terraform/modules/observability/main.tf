# What only the cloud sees: whether users get in from outside, whether pods stay up, whether the cache is full, whether there are
# backups (backups.tf). The services' meters are watched with the rules in deploy/observability, on Managed Prometheus or any other.

locals {
  channels = [for channel in google_monitoring_notification_channel.email : channel.id]
  pods     = "resource.labels.namespace_name = \"${var.namespace}\""

  thresholds = merge({
    restarts = {
      title    = "Containers restart"
      filter   = "metric.type = \"kubernetes.io/container/restart_count\" AND resource.type = \"k8s_container\" AND ${local.pods}"
      aligner  = "ALIGN_DELTA"
      reducer  = "REDUCE_SUM"
      above    = 3
      duration = "0s"
      says     = "Containers of ${var.namespace} have restarted more than three times in ten minutes. See docs/runbook.md."
    }
    cache = {
      title    = "The cache is full"
      filter   = "metric.type = \"redis.googleapis.com/stats/memory/usage_ratio\" AND resource.type = \"redis_instance\" AND resource.labels.instance_id = \"${var.redis_instance_id}\""
      aligner  = "ALIGN_MEAN"
      reducer  = "REDUCE_MAX"
      above    = 0.9
      duration = "1800s"
      says     = "More than 90 % of the cache's memory is in use for half an hour: pages go before they are read. Nothing is wrong with answers; raise `memory_gib` of `redis` in `main.tf` of the environment."
    }
    }, var.host == null ? {} : {
    outside = {
      title    = "Insights can't be reached"
      filter   = "metric.type = \"monitoring.googleapis.com/uptime_check/check_passed\" AND resource.type = \"uptime_url\" AND metric.labels.check_id = \"${google_monitoring_uptime_check_config.insights[0].uptime_check_id}\""
      aligner  = "ALIGN_NEXT_OLDER"
      reducer  = "REDUCE_COUNT_FALSE"
      above    = 1
      duration = "120s"
      says     = "Two regions or more get no healthy answer from https://${var.host}/health. See docs/runbook.md."
    }
  })
}

resource "google_monitoring_notification_channel" "email" {
  for_each = var.emails

  display_name = each.value
  type         = "email"
  labels       = { email_address = each.value }
}

resource "google_monitoring_uptime_check_config" "insights" {
  count = var.host == null ? 0 : 1

  display_name = "${var.name}: insights"
  period       = "60s"
  timeout      = "10s"

  http_check {
    path         = "/health"
    port         = 443
    use_ssl      = true
    validate_ssl = true
    accepted_response_status_codes {
      status_class = "STATUS_CLASS_2XX"
    }
  }

  monitored_resource {
    type   = "uptime_url"
    labels = { project_id = var.project_id, host = var.host }
  }
}

resource "google_monitoring_alert_policy" "threshold" {
  for_each = local.thresholds

  display_name          = "${var.name}: ${each.value.title}"
  combiner              = "OR"
  notification_channels = local.channels

  conditions {
    display_name = each.value.title
    condition_threshold {
      filter          = each.value.filter
      comparison      = "COMPARISON_GT"
      threshold_value = each.value.above
      duration        = each.value.duration
      aggregations {
        alignment_period     = "600s"
        per_series_aligner   = each.value.aligner
        cross_series_reducer = each.value.reducer
      }
    }
  }

  documentation {
    mime_type = "text/markdown"
    content   = each.value.says
  }

  alert_strategy {
    auto_close = "86400s"
  }
}

# Cloud Audit Logs of who read a secret or an object are off until they are asked for.
resource "google_project_iam_audit_config" "reads" {
  for_each = toset(["secretmanager.googleapis.com", "storage.googleapis.com"])

  project = var.project_id
  service = each.value

  audit_log_config {
    log_type = "DATA_READ"
  }
}

resource "google_logging_project_bucket_config" "default" {
  project        = var.project_id
  location       = "global"
  bucket_id      = "_Default"
  retention_days = var.log_retention
}
