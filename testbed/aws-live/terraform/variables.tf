variable "region" {
  description = "Where everything is made; a region with at least three availability zones."
  type        = string
  default     = "ap-northeast-1"
}

variable "name" {
  description = "Begins the name of everything that is made, and tags it."
  type        = string
  default     = "ark-live"
}

variable "operator_cidr" {
  description = "From where nodes and clients may be reached by SSH, and the service by its Elastic IP: your address, as a /32."
  type        = string
}

variable "public_key" {
  description = "SSH public key of whoever runs the check list."
  type        = string
}

variable "zone" {
  description = "Name of the two hosted zones that are made, a private and a public one. The public one is not delegated to."
  type        = string
  default     = "ark-live.internal"
}

variable "instance_type" {
  description = "Of the three nodes and the two clients."
  type        = string
  default     = "t3.small"
}

variable "ami_parameter" {
  description = "SSM parameter that holds the image. It must be of a distribution with dnf and java-25-amazon-corretto-headless."
  type        = string
  default     = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
}

variable "vip" {
  description = "The virtual IP; outside of both VPCs."
  type        = string
  default     = "10.99.0.10"
}
