# What the four kits need, and no more: the policies of their README pages, for what is made here.

data "aws_caller_identity" "me" {}
data "aws_partition" "this" {}

locals {
  ec2 = "arn:${data.aws_partition.this.partition}:ec2:${var.region}:${data.aws_caller_identity.me.account_id}"
}

resource "aws_iam_role" "node" {
  name_prefix = var.name
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { Service = "ec2.amazonaws.com" }
    }]
  })
}

resource "aws_iam_instance_profile" "node" {
  name_prefix = var.name
  role        = aws_iam_role.node.name
}

resource "aws_iam_role_policy" "kits" {
  name_prefix = "kits"
  role        = aws_iam_role.node.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "Look"
        Effect = "Allow"
        Action = [
          "ec2:DescribeNetworkInterfaces", "ec2:DescribeRouteTables", "ec2:DescribeVpcs", "ec2:DescribeAddresses",
        ]
        Resource = "*"
      },
      {
        Sid       = "LeadRoutes"
        Effect    = "Allow"
        Action    = ["ec2:ReplaceRoute"]
        Resource  = "${local.ec2}:route-table/*"
        Condition = { StringEquals = { "ec2:Vpc" = aws_vpc.main.arn } }
      },
      {
        Sid       = "Accept"
        Effect    = "Allow"
        Action    = "ec2:ModifyNetworkInterfaceAttribute"
        Resource  = "${local.ec2}:network-interface/*"
        Condition = { StringEquals = { "ec2:Vpc" = aws_vpc.main.arn } }
      },
      {
        Sid    = "LeadAddress"
        Effect = "Allow"
        Action = ["ec2:AssociateAddress", "ec2:DisassociateAddress"]
        Resource = [
          "${local.ec2}:elastic-ip/${aws_eip.web.id}", "${local.ec2}:instance/*", "${local.ec2}:network-interface/*",
        ]
      },
      {
        Sid      = "Record"
        Effect   = "Allow"
        Action   = ["route53:ListResourceRecordSets", "route53:ChangeResourceRecordSets"]
        Resource = aws_route53_zone.private.arn
      },
      {
        Sid      = "Follow"
        Effect   = "Allow"
        Action   = "route53:GetChange"
        Resource = "arn:${data.aws_partition.this.partition}:route53:::change/*"
      },
      {
        Sid      = "Find"
        Effect   = "Allow"
        Action   = "route53:ListHostedZonesByName"
        Resource = "*"
      },
      {
        Sid      = "LookAtTargets"
        Effect   = "Allow"
        Action   = ["elasticloadbalancing:DescribeTargetHealth", "elasticloadbalancing:DescribeTargetGroups"]
        Resource = "*"
      },
      {
        Sid      = "Examine"
        Effect   = "Allow"
        Action   = "iam:SimulatePrincipalPolicy"
        Resource = aws_iam_role.node.arn
      },
    ]
  })
}
