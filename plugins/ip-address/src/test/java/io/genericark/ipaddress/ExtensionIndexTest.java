package io.genericark.ipaddress;

import io.genericark.api.IndexedKitContract;
import io.genericark.api.RecoveryKit;

class ExtensionIndexTest extends IndexedKitContract {

    @Override
    protected RecoveryKit make() {
        return new IpAddressKit();
    }

    @Override
    protected String name() {
        return "ip-address";
    }
}
