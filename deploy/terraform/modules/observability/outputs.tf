output "alerts" {
  description = "The alert policies, by what they watch."
  value       = { for what, policy in google_monitoring_alert_policy.threshold : what => policy.display_name }
}
