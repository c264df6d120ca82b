package io.genericark.nlbhealth;

import io.genericark.api.ContractContext;
import io.genericark.api.FreePort;
import io.genericark.api.Health;
import io.genericark.api.KitContext;
import io.genericark.api.KitDescriptor;
import io.genericark.api.KitException;
import io.genericark.api.RecoveryKit;
import io.genericark.api.RecoveryKitContract;
import java.util.Map;

/** What every kit promises, with a kit-host that is replaced as what breaks the resource. */
class NlbHealthContractTest extends RecoveryKitContract {

    private final Replaceable kit = new Replaceable();
    private final int port = FreePort.next();

    @Override
    protected RecoveryKit kit() {
        return kit;
    }

    @Override
    protected ContractContext resource() throws KitException {
        return ContractContext.open(kit, "probe", Map.of("port", String.valueOf(port), "protocol", "http"));
    }

    @Override
    protected void breakResource() throws KitException {
        kit.replace(resource());
    }

    private static final class Replaceable implements RecoveryKit {
        private NlbHealthKit host = new NlbHealthKit();

        /** The ports of a kit-host end with it, and the next one knows nothing of them. */
        void replace(KitContext ctx) {
            host.remove(ctx);
            host = new NlbHealthKit();
        }

        @Override
        public KitDescriptor descriptor() {
            return host.descriptor();
        }

        @Override
        public void restore(KitContext ctx) throws KitException {
            host.restore(ctx);
        }

        @Override
        public void remove(KitContext ctx) {
            host.remove(ctx);
        }

        @Override
        public Health quickCheck(KitContext ctx) throws KitException {
            return host.quickCheck(ctx);
        }

        @Override
        public void recover(KitContext ctx) throws KitException {
            host.recover(ctx);
        }
    }
}
