package io.genericark.elasticip;

import io.genericark.aws.standin.PolicyContract;

final class PolicyTest extends PolicyContract {

    @Override
    protected String kit() {
        return "elastic-ip";
    }
}
