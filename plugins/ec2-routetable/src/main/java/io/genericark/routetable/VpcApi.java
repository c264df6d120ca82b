package io.genericark.routetable;

import io.genericark.api.KitException;
import io.genericark.aws.EniId;
import java.util.List;

/**
 * The six EC2 calls that this kit uses, in one region and for one action. Methods block, bounded by the action's time.
 * Each may be called from any thread.
 *
 * <p>Duty of an implementation: a write is sent at most once, and fails INDETERMINATE when its outcome is not known.
 */
interface VpcApi {

    Seen.Interface networkInterface(EniId eni) throws KitException;

    /** The IPv4 blocks associated with a VPC. */
    List<Ipv4Block> blocks(String vpc) throws KitException;

    /** All route tables of a VPC, with all pages of the answer. */
    List<Seen.Table> tables(String vpc) throws KitException;

    void replaceRoute(TableId table, Ipv4Block destination, EniId target) throws KitException;

    void createRoute(TableId table, Ipv4Block destination, EniId target) throws KitException;

    void switchOffSourceDestCheck(EniId eni) throws KitException;
}
