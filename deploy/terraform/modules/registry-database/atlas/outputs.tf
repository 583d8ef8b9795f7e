output "uri" {
  description = "The connection string of the registry's user, through private addresses."
  value = format("mongodb+srv://%s:%s@%s/deployment-registry?retryWrites=true&authSource=admin",
    mongodbatlas_database_user.registry.username,
    var.password,
  trimprefix(mongodbatlas_advanced_cluster.this.connection_strings[0].private_srv, "mongodb+srv://"))
  sensitive = true
}
