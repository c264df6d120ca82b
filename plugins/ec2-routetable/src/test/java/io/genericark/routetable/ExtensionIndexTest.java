package io.genericark.routetable;

import io.genericark.api.IndexedKitContract;
import io.genericark.api.RecoveryKit;

class ExtensionIndexTest extends IndexedKitContract {

    @Override
    protected RecoveryKit make() {
        return new RouteTableKit();
    }

    @Override
    protected String name() {
        return "ec2-routetable";
    }
}
