package io.genericark.ipaddress;

import io.genericark.api.Plannable.Step;
import java.util.Optional;

/** One write to an interface of this node. */
sealed interface IpChange {

    /** The interface. */
    String link();

    /** As people see it. */
    Step step();

    /** Whether the kernel asks the net for another holder of an IPv6 address before it uses it. */
    enum Detection {
        /** As for any address. */
        BY_KERNEL,
        /** The address is used at once. */
        NONE
    }

    /**
     * The interface gets the address.
     *
     * @param label of the address, for IPv4
     * @param why what was seen
     */
    record Add(String link, Ip ip, int prefix, Optional<String> label, Detection detection, String why)
            implements IpChange {
        @Override
        public Step step() {
            return new Step(link, "add " + ip + "/" + prefix, why);
        }
    }

    /**
     * The interface loses the address.
     *
     * @param why what was seen
     */
    record TakeOff(String link, Ip ip, int prefix, String why) implements IpChange {
        @Override
        public Step step() {
            return new Step(link, "take off " + ip + "/" + prefix, why);
        }
    }
}
