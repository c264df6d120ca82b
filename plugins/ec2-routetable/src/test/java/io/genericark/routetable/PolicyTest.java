package io.genericark.routetable;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.aws.standin.IamPolicy;
import io.genericark.aws.standin.IamPolicy.Statement;
import io.genericark.aws.standin.PolicyContract;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class PolicyTest extends PolicyContract {

    @Override
    protected String kit() {
        return "ec2-routetable";
    }

    @Test
    @DisplayName("a table or an interface of another VPC is not covered")
    void oneVpc() {
        assertThat(IamPolicy.of(kit()).statements())
                .filteredOn(PolicyTest::writesInEc2)
                .hasSize(2)
                .allSatisfy(statement -> assertThat(statement
                                .condition()
                                .path("StringEquals")
                                .path("ec2:Vpc")
                                .asString(""))
                        .as(statement.id())
                        .isEqualTo("arn:aws:ec2:REGION:ACCOUNT:vpc/VPC-ID"));
    }

    private static boolean writesInEc2(Statement statement) {
        return statement.isWriting()
                && statement.resources().stream().allMatch(resource -> resource.startsWith("arn:aws:ec2:"));
    }
}
