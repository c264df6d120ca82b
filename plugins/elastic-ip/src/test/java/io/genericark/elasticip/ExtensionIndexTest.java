package io.genericark.elasticip;

import io.genericark.api.IndexedKitContract;
import io.genericark.api.RecoveryKit;

class ExtensionIndexTest extends IndexedKitContract {

    @Override
    protected RecoveryKit make() {
        return new ElasticIpKit();
    }

    @Override
    protected String name() {
        return "elastic-ip";
    }
}
