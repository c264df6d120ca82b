package io.genericark.route53;

import io.genericark.aws.standin.PolicyContract;

final class PolicyTest extends PolicyContract {

    @Override
    protected String kit() {
        return "route53";
    }
}
