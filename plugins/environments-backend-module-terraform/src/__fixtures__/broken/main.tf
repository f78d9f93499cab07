resource "terraform_data" "settings" {
  colour = "green"
}
