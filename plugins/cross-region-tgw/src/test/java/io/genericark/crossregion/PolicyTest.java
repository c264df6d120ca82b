package io.genericark.crossregion;

import io.genericark.aws.standin.PolicyContract;

final class PolicyTest extends PolicyContract {

    @Override
    protected String kit() {
        return "cross-region-tgw";
    }
}
