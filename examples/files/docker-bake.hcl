variable "TAG" {}
target "default" {
  tags = ["registry.example.com/app:${TAG}"]
}
