package io.genericark.ipaddress;

import io.genericark.api.KitException;
import io.genericark.api.LetGoStep;
import java.util.Optional;

/**
 * What this kit asks of the node's network, for one action. Methods block, bounded by the action's time. Each may be called
 * from any thread.
 *
 * <p>Duty of an implementation: a write is made at most once, and fails INDETERMINATE when its outcome is not known.
 */
interface NetworkApi {

    /** All interfaces and their addresses. */
    Seen look() throws KitException;

    /** Fails TRANSIENT when the address is there already. */
    void add(IpChange.Add change) throws KitException;

    /** Succeeds when the address is not there any more. */
    void takeOff(IpChange.TakeOff change) throws KitException;

    /** Asks the net of an interface once, and waits a second, for the hardware address of a holder of an IPv4 address. */
    Optional<String> holder(String link, Ip ip) throws KitException;

    /** Has the kernel tell neighbours of each IPv6 address that comes onto this interface from now on. */
    void announceNewAddresses(String link) throws KitException;

    /** Tells neighbours the place of an IPv4 address: at once, and then once a second without anybody waiting for it. */
    void announce(String link, Ip ip, int times) throws KitException;

    /** Ends an announcement that is still going on. */
    void endAnnouncement(Ip ip);

    /** Takes the address off by itself, on whatever interface it is; repeatable. */
    LetGoStep letGo(Ip ip) throws KitException;
}
