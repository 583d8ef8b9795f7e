mock_provider "google" {}

variables {
  name              = "deployment-insights-staging"
  project_id        = "example-staging"
  namespace         = "deployment-insights-staging"
  redis_instance_id = "projects/example-staging/locations/europe-west1/instances/deployment-insights-staging"
}

run "watches_what_only_the_cloud_sees" {
  command = apply

  assert {
    condition     = output.alerts == { restarts = "deployment-insights-staging: Containers restart", cache = "deployment-insights-staging: The cache is full" }
    error_message = "Something else is watched."
  }
  assert {
    condition     = strcontains(google_monitoring_alert_policy.threshold["restarts"].conditions[0].condition_threshold[0].filter, "resource.labels.namespace_name = \"deployment-insights-staging\"")
    error_message = "Other namespaces' containers are watched as well."
  }
  assert {
    condition     = strcontains(google_monitoring_alert_policy.threshold["cache"].conditions[0].condition_threshold[0].filter, var.redis_instance_id)
    error_message = "Another cache is watched."
  }
  assert {
    condition     = length(google_monitoring_uptime_check_config.insights) == 0
    error_message = "It checks a name that does not exist."
  }
  assert {
    condition     = length(google_monitoring_alert_policy.backups) == 0
    error_message = "It alerts about missing backups where none are written."
  }
}

run "tells_of_a_backup_that_is_missing" {
  command = apply
  variables {
    backup_bucket = "example-production-deployment-insights-production-backups"
    emails        = ["team@example.com"]
  }

  assert {
    condition     = output.alerts["backups"] == "deployment-insights-staging: No backup for 25 hours"
    error_message = "Backups are not watched."
  }
  assert {
    condition = alltrue([for part in [
      "metric.type = \"storage.googleapis.com/api/request_count\"",
      "resource.labels.bucket_name = \"example-production-deployment-insights-production-backups\"",
      "metric.labels.method = \"WriteObject\"",
      "metric.labels.response_code = \"OK\"",
    ] : strcontains(google_monitoring_alert_policy.backups[0].conditions[0].condition_threshold[0].filter, part)])
    error_message = "Something else is counted: ${google_monitoring_alert_policy.backups[0].conditions[0].condition_threshold[0].filter}"
  }
  assert {
    condition     = google_monitoring_alert_policy.backups[0].conditions[0].condition_threshold[0].comparison == "COMPARISON_LT" && google_monitoring_alert_policy.backups[0].conditions[0].condition_threshold[0].threshold_value == 1
    error_message = "It alerts when backups are written, not when they are missing."
  }
  assert {
    condition     = google_monitoring_alert_policy.backups[0].conditions[0].condition_threshold[0].evaluation_missing_data == "EVALUATION_MISSING_DATA_ACTIVE"
    error_message = "Silence is no alarm."
  }
  # Google refuses more than 25 hours, and less than a minute where silence counts.
  assert {
    condition     = google_monitoring_alert_policy.backups[0].conditions[0].condition_threshold[0].aggregations[0].alignment_period == "90000s" && google_monitoring_alert_policy.backups[0].conditions[0].condition_threshold[0].duration == "60s"
    error_message = "Google refuses it, or a night without a backup goes by."
  }
  assert {
    condition     = length(google_monitoring_alert_policy.backups[0].notification_channels) == 1
    error_message = "Nobody hears of it."
  }
}

run "asks_from_outside_where_there_is_a_name" {
  command = apply
  variables {
    host   = "insights.example.com"
    emails = ["team@example.com", "on-call@example.com"]
  }

  assert {
    condition     = google_monitoring_uptime_check_config.insights[0].monitored_resource[0].labels["host"] == "insights.example.com" && google_monitoring_uptime_check_config.insights[0].http_check[0].validate_ssl
    error_message = "It checks something else."
  }
  assert {
    condition     = contains(keys(output.alerts), "outside")
    error_message = "Nobody hears of it."
  }
  assert {
    condition     = alltrue([for policy in google_monitoring_alert_policy.threshold : length(policy.notification_channels) == 2])
    error_message = "An alert reaches fewer people."
  }
}

run "records_who_reads_secrets_and_backups" {
  command = plan

  assert {
    condition     = keys(google_project_iam_audit_config.reads) == ["secretmanager.googleapis.com", "storage.googleapis.com"]
    error_message = "Reads leave no trace."
  }
}

run "keeps_logs_as_long_as_asked" {
  command = plan
  variables { log_retention = 90 }

  assert {
    condition     = google_logging_project_bucket_config.default.retention_days == 90
    error_message = "Logs stay for another time."
  }
}

run "refuses_names" {
  command = plan
  variables {
    name       = "-"
    project_id = "Example"
    namespace  = "a_b"
    host       = "https://insights.example.com"
  }
  expect_failures = [var.name, var.project_id, var.namespace, var.host]
}

run "refuses_buckets_that_are_addresses" {
  command = plan
  variables { backup_bucket = "gs://backups" }
  expect_failures = [var.backup_bucket]
}

run "refuses_addresses_that_are_none" {
  command = plan
  variables { emails = ["team"] }
  expect_failures = [var.emails]
}

run "refuses_to_keep_nothing" {
  command = plan
  variables { log_retention = 0 }
  expect_failures = [var.log_retention]
}

run "refuses_to_keep_logs_for_ever" {
  command = plan
  variables { log_retention = 3651 }
  expect_failures = [var.log_retention]
}
