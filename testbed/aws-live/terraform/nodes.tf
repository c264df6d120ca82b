data "aws_ssm_parameter" "image" {
  name = var.ami_parameter
}

resource "aws_key_pair" "operator" {
  key_name_prefix = var.name
  public_key      = var.public_key
}

resource "aws_security_group" "nodes" {
  name_prefix = "${var.name}-nodes"
  vpc_id      = aws_vpc.main.id

  ingress {
    description = "SSH"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = [var.operator_cidr]
  }
  ingress {
    description = "the service by its Elastic IP"
    from_port   = 8080
    to_port     = 8080
    protocol    = "tcp"
    cidr_blocks = [var.operator_cidr]
  }
  ingress {
    description = "the nodes among themselves, the clients of both VPCs, and probes of the load balancer"
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = [aws_vpc.main.cidr_block, aws_vpc.other.cidr_block]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

resource "aws_security_group" "other" {
  name_prefix = "${var.name}-other"
  vpc_id      = aws_vpc.other.id

  ingress {
    description = "SSH"
    from_port   = 22
    to_port     = 22
    protocol    = "tcp"
    cidr_blocks = [var.operator_cidr]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}

# The second private address is the Elastic IP's: a node keeps its own public address, by which it is reached and reaches AWS.
resource "aws_instance" "node" {
  for_each               = local.nodes
  ami                    = data.aws_ssm_parameter.image.value
  instance_type          = var.instance_type
  subnet_id              = aws_subnet.node[each.key].id
  private_ip             = cidrhost(aws_subnet.node[each.key].cidr_block, 10)
  secondary_private_ips  = [cidrhost(aws_subnet.node[each.key].cidr_block, 20)]
  key_name               = aws_key_pair.operator.key_name
  vpc_security_group_ids = [aws_security_group.nodes.id]
  iam_instance_profile   = aws_iam_instance_profile.node.name
  user_data              = <<-END
    #!/bin/bash
    dnf install -y java-25-amazon-corretto-headless python3
    printf '[Unit]\nAfter=network.target\n[Service]\nType=oneshot\nExecStart=/usr/sbin/ip address replace ${var.vip}/32 dev lo\n[Install]\nWantedBy=multi-user.target\n' > /etc/systemd/system/vip-on-loopback.service
    systemctl enable --now vip-on-loopback.service
    touch /var/lib/ark-live-ready
  END
  metadata_options {
    http_tokens = "required"
  }
  tags       = { Name = "${var.name}-${each.key}" }
  depends_on = [aws_route.internet]
}

resource "aws_instance" "client" {
  for_each = {
    main  = { subnet = aws_subnet.clients.id, group = aws_security_group.nodes.id }
    other = { subnet = aws_subnet.other.id, group = aws_security_group.other.id }
  }
  ami                    = data.aws_ssm_parameter.image.value
  instance_type          = var.instance_type
  subnet_id              = each.value.subnet
  key_name               = aws_key_pair.operator.key_name
  vpc_security_group_ids = [each.value.group]
  metadata_options {
    http_tokens = "required"
  }
  tags       = { Name = "${var.name}-client-${each.key}" }
  depends_on = [aws_route.internet, aws_route.other_internet]
}
