package io.genericark.crossregion;

import io.genericark.api.KitException;
import io.genericark.aws.CidrBlock;
import io.genericark.aws.EniId;
import io.genericark.aws.Rehearsal;
import io.genericark.crossregion.observe.Practice;
import io.genericark.crossregion.plan.Plan;
import io.genericark.crossregion.plan.Scope;
import io.genericark.crossregion.plan.VipChange;
import io.genericark.crossregion.plan.Wanted;
import io.genericark.crossregion.topology.Topology;
import java.util.List;

/** Every call of this kit and its plan, once, on made-up answers. */
final class CrossRegionRehearsal {

    private static final CidrBlock VIP = CidrBlock.parse("198.51.100.1");
    private static final EniId OWN = new EniId("eni-00000000000000001");

    private CrossRegionRehearsal() {}

    static void run(Rehearsal aws) throws KitException {
        Topology seen = Practice.run(aws, OWN, VIP);
        Plan plan = Plan.of(new Wanted(List.of(VIP), OWN, Scope.all(Scope.Missing.CREATE)), seen);
        plan.changes().forEach(VipChange::step);
        Ec2Writes writes = new Ec2Writes(aws.ec2(Practice.REGION));
        for (VipChange change : plan.changes()) {
            aws.answered(Rehearsal.EC2_DONE, () -> made(writes, change));
            aws.refused(Rehearsal.EC2_REFUSED, () -> made(writes, change));
        }
    }

    private static VipChange made(Ec2Writes writes, VipChange change) throws KitException {
        writes.make(change);
        return change;
    }
}
