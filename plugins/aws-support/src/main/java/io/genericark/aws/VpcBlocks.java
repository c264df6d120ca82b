package io.genericark.aws;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockAssociation;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockState;
import software.amazon.awssdk.services.ec2.model.VpcCidrBlockStateCode;
import software.amazon.awssdk.services.ec2.model.VpcIpv6CidrBlockAssociation;

/** The address blocks of a VPC. Pure. */
public final class VpcBlocks {

    private VpcBlocks() {}

    /** Each once, IPv4 first; without those that have been taken away, of which EC2 goes on to tell for a while. */
    public static List<CidrBlock> of(Vpc vpc) {
        Stream<String> ipv4 = vpc.cidrBlockAssociationSet().stream()
                .filter(block -> isThere(block.cidrBlockState()))
                .map(VpcCidrBlockAssociation::cidrBlock);
        Stream<String> ipv6 = vpc.ipv6CidrBlockAssociationSet().stream()
                .filter(block -> isThere(block.ipv6CidrBlockState()))
                .map(VpcIpv6CidrBlockAssociation::ipv6CidrBlock);
        return Stream.of(Stream.ofNullable(vpc.cidrBlock()), ipv4, ipv6)
                .flatMap(blocks -> blocks)
                .distinct()
                .map(CidrBlock::parse)
                .toList();
    }

    private static boolean isThere(@Nullable VpcCidrBlockState state) {
        return state == null
                || (state.state() != VpcCidrBlockStateCode.DISASSOCIATED
                        && state.state() != VpcCidrBlockStateCode.FAILED);
    }
}
