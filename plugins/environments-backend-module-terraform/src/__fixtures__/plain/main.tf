variable "wanted" {
  type = string
}

variable "password" {
  type      = string
  default   = "none"
  sensitive = true
}

resource "terraform_data" "settings" {
  input = var.wanted
}

resource "terraform_data" "database" {
  triggers_replace = [var.wanted]
  input            = var.password
}

output "settings" {
  value = terraform_data.settings.output
}

output "password" {
  value     = var.password
  sensitive = true
}
