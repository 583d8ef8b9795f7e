# The rules for the language, all of them. Those of the Google plugin are left to the provider's own checks: the plugin has to be downloaded.
plugin "terraform" {
  enabled = true
  preset  = "all"
}

# Modules of one provider have their variables, outputs and versions in the usual files, and the rest where it belongs.
rule "terraform_standard_module_structure" {
  enabled = false
}
