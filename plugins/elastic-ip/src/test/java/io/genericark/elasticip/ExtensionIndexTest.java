package io.genericark.elasticip;

import io.genericark.api.RecoveryKit;
import io.genericark.aws.standin.IndexedKitContract;

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
