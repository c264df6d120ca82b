package io.genericark.routetable;

import io.genericark.api.KitException;
import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;
import java.util.List;

/**
 * The six EC2 calls that this kit uses, in one region and for one action. Methods block, bounded by the action's time.
 * Each may be called from any thread.
 *
 * <p>Duty of an implementation: a write is sent at most once, and fails INDETERMINATE when its outcome is not known.
 */
interface VpcApi {

    /** A network interface of this node, or that it is gone. */
    Seen.Interface networkInterface(EniId eni) throws KitException;

    /** The IPv4 and IPv6 blocks associated with a VPC. */
    List<CidrBlock> blocks(String vpc) throws KitException;

    /** All route tables of a VPC, with all pages of the answer. */
    List<Seen.Table> tables(String vpc) throws KitException;

    void replaceRoute(TableId table, CidrBlock destination, EniId target) throws KitException;

    void createRoute(TableId table, CidrBlock destination, EniId target) throws KitException;

    void switchOffSourceDestCheck(EniId eni) throws KitException;
}
