# A load balancer inside the VPC, in the zones of all nodes. Its probes ask for a port of their own, which the owner alone opens.

resource "aws_security_group" "balancer" {
  name_prefix = "${var.name}-balancer"
  vpc_id      = aws_vpc.main.id

  ingress {
    description = "the clients of both VPCs"
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = [aws_vpc.main.cidr_block, aws_vpc.other.cidr_block]
  }
  egress {
    description = "the service, and the port of the probes"
    from_port   = 8080
    to_port     = 8081
    protocol    = "tcp"
    cidr_blocks = [for subnet in aws_subnet.node : subnet.cidr_block]
  }
}

# Cross-zone: each of its addresses knows the nodes of all zones.
resource "aws_lb" "web" {
  name                             = "${var.name}-web"
  internal                         = true
  load_balancer_type               = "network"
  subnets                          = [for subnet in aws_subnet.node : subnet.id]
  security_groups                  = [aws_security_group.balancer.id]
  enable_cross_zone_load_balancing = true
}

resource "aws_lb_target_group" "web" {
  name     = "${var.name}-web"
  port     = 8080
  protocol = "TCP"
  vpc_id   = aws_vpc.main.id

  health_check {
    protocol            = "HTTP"
    port                = "8081"
    path                = "/"
    interval            = 5
    timeout             = 4
    healthy_threshold   = 2
    unhealthy_threshold = 2
  }
}

resource "aws_lb_target_group_attachment" "node" {
  for_each         = local.nodes
  target_group_arn = aws_lb_target_group.web.arn
  target_id        = aws_instance.node[each.key].id
}

resource "aws_lb_listener" "web" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "TCP"

  default_action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }
}
