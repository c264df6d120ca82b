# The VPC of the nodes and of some clients, as in aws-sim's picture: a subnet for each node, three route tables that know the VIP.

data "aws_availability_zones" "all" {
  state = "available"
}

locals {
  nodes = { node-a = 0, node-b = 1, node-c = 2 }
}

resource "aws_vpc" "main" {
  cidr_block           = "10.1.0.0/16"
  enable_dns_hostnames = true
  tags                 = { Name = "${var.name}-main" }
}

resource "aws_internet_gateway" "main" {
  vpc_id = aws_vpc.main.id
  tags   = { Name = "${var.name}-main" }
}

resource "aws_subnet" "node" {
  for_each                = local.nodes
  vpc_id                  = aws_vpc.main.id
  cidr_block              = cidrsubnet(aws_vpc.main.cidr_block, 8, each.value + 1)
  availability_zone       = data.aws_availability_zones.all.names[each.value]
  map_public_ip_on_launch = true
  tags                    = { Name = "${var.name}-${each.key}" }
}

resource "aws_subnet" "clients" {
  vpc_id                  = aws_vpc.main.id
  cidr_block              = "10.1.100.0/24"
  availability_zone       = data.aws_availability_zones.all.names[0]
  map_public_ip_on_launch = true
  tags                    = { Name = "${var.name}-clients" }
}

resource "aws_route_table" "nodes" {
  vpc_id = aws_vpc.main.id
  tags   = { Name = "${var.name}-nodes" }
}

resource "aws_route_table" "clients" {
  vpc_id = aws_vpc.main.id
  tags   = { Name = "${var.name}-clients" }
}

resource "aws_route_table_association" "node" {
  for_each       = local.nodes
  subnet_id      = aws_subnet.node[each.key].id
  route_table_id = aws_route_table.nodes.id
}

resource "aws_route_table_association" "clients" {
  subnet_id      = aws_subnet.clients.id
  route_table_id = aws_route_table.clients.id
}

resource "aws_route" "internet" {
  for_each               = { nodes = aws_route_table.nodes.id, clients = aws_route_table.clients.id }
  route_table_id         = each.value
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.main.id
}

# The kit replaces these; what it has made of them is no drift.
resource "aws_route" "vip" {
  for_each = {
    main    = aws_vpc.main.main_route_table_id
    nodes   = aws_route_table.nodes.id
    clients = aws_route_table.clients.id
  }
  route_table_id         = each.value
  destination_cidr_block = "${var.vip}/32"
  network_interface_id   = aws_instance.node["node-c"].primary_network_interface_id
  lifecycle {
    ignore_changes = [network_interface_id]
  }
}

# Another VPC, peered, whose clients come by the name.

resource "aws_vpc" "other" {
  cidr_block           = "10.2.0.0/16"
  enable_dns_hostnames = true
  tags                 = { Name = "${var.name}-other" }
}

resource "aws_internet_gateway" "other" {
  vpc_id = aws_vpc.other.id
  tags   = { Name = "${var.name}-other" }
}

resource "aws_subnet" "other" {
  vpc_id                  = aws_vpc.other.id
  cidr_block              = "10.2.1.0/24"
  availability_zone       = data.aws_availability_zones.all.names[0]
  map_public_ip_on_launch = true
  tags                    = { Name = "${var.name}-other" }
}

resource "aws_vpc_peering_connection" "other" {
  vpc_id      = aws_vpc.other.id
  peer_vpc_id = aws_vpc.main.id
  auto_accept = true
  tags        = { Name = var.name }
}

resource "aws_route" "other_internet" {
  route_table_id         = aws_vpc.other.main_route_table_id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.other.id
}

resource "aws_route" "other_to_main" {
  route_table_id            = aws_vpc.other.main_route_table_id
  destination_cidr_block    = aws_vpc.main.cidr_block
  vpc_peering_connection_id = aws_vpc_peering_connection.other.id
}

resource "aws_route" "main_to_other" {
  route_table_id            = aws_route_table.nodes.id
  destination_cidr_block    = aws_vpc.other.cidr_block
  vpc_peering_connection_id = aws_vpc_peering_connection.other.id
}

# What clients ask: an Elastic IP, and two zones of one name.

resource "aws_eip" "web" {
  domain     = "vpc"
  tags       = { Name = "${var.name}-web" }
  depends_on = [aws_internet_gateway.main]
}

resource "aws_route53_zone" "private" {
  name          = var.zone
  force_destroy = true
  vpc {
    vpc_id = aws_vpc.main.id
  }
  vpc {
    vpc_id = aws_vpc.other.id
  }
}

resource "aws_route53_zone" "public" {
  name          = var.zone
  force_destroy = true
}
