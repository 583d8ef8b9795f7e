# Silence is what is wrong here: a CronJob that doesn't run fails nowhere. That something was written is not that it is whole;
# a backup that stopped half-way leaves a job that failed.

locals {
  written = join(" AND ", [
    "metric.type = \"storage.googleapis.com/api/request_count\"",
    "resource.type = \"gcs_bucket\"",
    "resource.labels.bucket_name = \"${coalesce(var.backup_bucket, "none")}\"",
    "metric.labels.method = \"WriteObject\"",
    "metric.labels.response_code = \"OK\"",
  ])
}

resource "google_monitoring_alert_policy" "backups" {
  count = var.backup_bucket == null ? 0 : 1

  display_name          = "${var.name}: No backup for 25 hours"
  combiner              = "OR"
  notification_channels = local.channels

  conditions {
    display_name = "No backup for 25 hours"
    condition_threshold {
      filter          = local.written
      comparison      = "COMPARISON_LT"
      threshold_value = 1
      duration        = "60s" # The least that Google takes together with a say about missing data.

      # Between two nights there is no point at all, not a zero.
      evaluation_missing_data = "EVALUATION_MISSING_DATA_ACTIVE"

      aggregations {
        alignment_period     = "90000s" # The most that Google takes: a day, and an hour for a backup that began later or took longer.
        per_series_aligner   = "ALIGN_SUM"
        cross_series_reducer = "REDUCE_SUM"
      }
    }
  }

  documentation {
    mime_type = "text/markdown"
    content   = "Nothing has been written to gs://${coalesce(var.backup_bucket, "none")} for 25 hours; a backup is due every night. See \"No backup\" in docs/runbook.md."
  }

  alert_strategy {
    auto_close = "604800s" # The longest, a week: an incident closes by itself where no data come, which is what this one is about.
  }
}
