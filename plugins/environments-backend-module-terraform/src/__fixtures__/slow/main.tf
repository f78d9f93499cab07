# Writes down what is made, and waits for a file in between.

variable "directory" {
  type = string
}

variable "fails" {
  type    = bool
  default = false
}

resource "terraform_data" "first" {
  provisioner "local-exec" {
    command = "echo first >> ${var.directory}/log"
  }
}

resource "terraform_data" "second" {
  depends_on = [terraform_data.first]

  provisioner "local-exec" {
    command = "echo second >> ${var.directory}/log; until [ -e ${var.directory}/gate ]; do sleep 0.05; done; ${!var.fails}"
  }
}

resource "terraform_data" "third" {
  depends_on = [terraform_data.second]

  provisioner "local-exec" {
    command = "echo third >> ${var.directory}/log"
  }
}
