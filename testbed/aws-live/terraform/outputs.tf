# What the check list needs to know, in the words of its settings.

output "settings" {
  value = {
    REGION       = var.region
    VIP          = var.vip
    TABLES       = join(" ", [aws_vpc.main.main_route_table_id, aws_route_table.nodes.id, aws_route_table.clients.id])
    ALLOCATION   = aws_eip.web.id
    EIP          = aws_eip.web.public_ip
    EIP_TAG      = "Name=${var.name}-web"
    GROUP        = aws_lb_target_group.web.arn
    BALANCER     = aws_lb.web.dns_name
    ZONE         = var.zone
    ZONE_ID      = aws_route53_zone.private.zone_id
    NODE_A       = aws_instance.node["node-a"].id
    NODE_B       = aws_instance.node["node-b"].id
    NODE_C       = aws_instance.node["node-c"].id
    IP_A         = aws_instance.node["node-a"].private_ip
    IP_B         = aws_instance.node["node-b"].private_ip
    IP_C         = aws_instance.node["node-c"].private_ip
    EIP_IP_A     = one(aws_instance.node["node-a"].secondary_private_ips)
    EIP_IP_B     = one(aws_instance.node["node-b"].secondary_private_ips)
    EIP_IP_C     = one(aws_instance.node["node-c"].secondary_private_ips)
    SSH_A        = aws_instance.node["node-a"].public_ip
    SSH_B        = aws_instance.node["node-b"].public_ip
    SSH_C        = aws_instance.node["node-c"].public_ip
    CLIENT_MAIN  = aws_instance.client["main"].public_ip
    CLIENT_OTHER = aws_instance.client["other"].public_ip
  }
}
