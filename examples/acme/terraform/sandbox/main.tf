# Terraform's own terraform_data stands for what a cloud would have: nothing has
# to be downloaded, and nothing is made outside.

terraform {
  required_version = ">= 1.4"
}

variable "name" {
  description = "Name of the environment."
  type        = string
}

variable "owner" {
  description = "Who answers for it."
  type        = string
}

variable "purpose" {
  description = "What it is for."
  type        = string
}

variable "machines" {
  description = "How many machines there are."
  type        = number
  default     = 2

  validation {
    condition     = var.machines >= 1 && var.machines <= 10
    error_message = "There are 1 to 10 machines."
  }
}

resource "terraform_data" "network" {
  input = {
    name    = "${var.name}-net"
    range   = "10.42.0.0/24"
    owner   = var.owner
    purpose = var.purpose
  }
}

resource "terraform_data" "machine" {
  count = var.machines

  input = {
    name    = "${var.name}-${count.index + 1}"
    network = terraform_data.network.output.name
    address = cidrhost("10.42.0.0/24", count.index + 10)
  }
}

output "network" {
  description = "Name of the network."
  value       = terraform_data.network.output.name
}

output "machines" {
  description = "Addresses of the machines."
  value       = [for machine in terraform_data.machine : machine.output.address]
}

output "token" {
  description = "What one would sign in with."
  value       = "sandbox-${terraform_data.network.id}"
  sensitive   = true
}
