package io.genericark.crossregion;

import io.genericark.api.IndexedKitContract;
import io.genericark.api.RecoveryKit;

class ExtensionIndexTest extends IndexedKitContract {

    @Override
    protected RecoveryKit make() {
        return new CrossRegionKit();
    }

    @Override
    protected String name() {
        return "cross-region-tgw";
    }
}
