package io.genericark.elasticip;

import io.genericark.api.KitException;
import io.genericark.aws.EniId;
import io.genericark.aws.IpAddress;
import java.util.List;

/**
 * The four EC2 calls that this kit uses, two of them for a trial too, in one region and for one action. Methods block, bounded by the action's time.
 * Each may be called from any thread.
 *
 * <p>Duty of an implementation: a write is sent at most once, and fails INDETERMINATE when its outcome is not known.
 */
interface AddressApi {

    Seen.Interface networkInterface(EniId eni) throws KitException;

    /** The Elastic IPs that the name may mean; none when there is none. */
    List<Seen.Address> addresses(EipName name) throws KitException;

    /** Leads the address to a private address of the interface, and takes it from wherever it led before. */
    void associate(Seen.Address address, EniId eni, IpAddress privateIp) throws KitException;

    /** Ends this association; fails TRANSIENT when it does not exist any more. */
    void disassociate(Seen.Address address, Seen.Association association) throws KitException;

    /** Tries {@link #associate} without doing it; fails as it would. */
    void tryToAssociate(Seen.Address address, EniId eni, IpAddress privateIp) throws KitException;

    /** Tries {@link #disassociate} without doing it; fails as it would. */
    void tryToDisassociate(Seen.Address address, Seen.Association association) throws KitException;
}
