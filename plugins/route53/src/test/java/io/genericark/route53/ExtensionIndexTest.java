package io.genericark.route53;

import io.genericark.api.IndexedKitContract;
import io.genericark.api.RecoveryKit;

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
