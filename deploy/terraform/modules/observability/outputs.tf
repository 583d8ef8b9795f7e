output "alerts" {
  description = "The alert policies, by what they watch."
  value = merge(
    { for what, policy in google_monitoring_alert_policy.threshold : what => policy.display_name },
    { for policy in google_monitoring_alert_policy.backups : "backups" => policy.display_name }
  )
}
