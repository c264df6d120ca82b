package io.genericark.nlbhealth;

import io.genericark.aws.standin.PolicyContract;

final class PolicyTest extends PolicyContract {

    @Override
    protected String kit() {
        return "nlb-health";
    }

    @Override
    protected boolean isWriting() {
        return false;
    }
}
