package io.genericark.routetable;

import io.genericark.api.RecoveryKit;
import io.genericark.aws.standin.IndexedKitContract;

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
