package io.genericark.nlbhealth;

import io.genericark.api.IndexedKitContract;
import io.genericark.api.RecoveryKit;

class ExtensionIndexTest extends IndexedKitContract {

    @Override
    protected RecoveryKit make() {
        return new NlbHealthKit();
    }

    @Override
    protected String name() {
        return "nlb-health";
    }
}
