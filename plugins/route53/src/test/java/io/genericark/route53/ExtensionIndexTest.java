package io.genericark.route53;

import io.genericark.api.RecoveryKit;
import io.genericark.aws.standin.IndexedKitContract;

class ExtensionIndexTest extends IndexedKitContract {

    @Override
    protected RecoveryKit make() {
        return new Route53Kit();
    }

    @Override
    protected String name() {
        return "route53";
    }
}
