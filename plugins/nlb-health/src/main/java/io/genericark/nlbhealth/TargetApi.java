package io.genericark.nlbhealth;

import io.genericark.api.KitException;
import java.util.List;
import java.util.Optional;

/** The two API calls that this kit uses, both of them looks, in one region and for one action. Methods block for one call at most. */
interface TargetApi {

    /** The targets of the group and what their probes have shown. */
    List<TargetState> health(Settings.Group group) throws KitException;

    /** How the group probes its targets. */
    GroupCheck check(Settings.Group group) throws KitException;

    /**
     * One target as the load balancer sees it.
     *
     * @param state AWS's word, such as {@code unhealthy}
     * @param reason AWS's code and text; empty when healthy
     */
    record TargetState(String id, int port, String state, String reason) {}

    /**
     * The health check of a group.
     *
     * @param protocol {@code TCP}, {@code HTTP} or {@code HTTPS}
     * @param port where targets are probed; none when each is at its own
     * @param codes the HTTP statuses that are a success, such as {@code 200-399}
     */
    record GroupCheck(String protocol, Optional<Integer> port, Optional<String> path, Optional<String> codes) {}
}
