package io.genericark.demo.scenario;

import io.genericark.demo.cluster.DemoCluster;
import io.genericark.demo.cluster.ScenarioFailed;
import io.genericark.demo.cluster.Way;
import java.io.IOException;

/** Something that befalls a cluster in service. */
public interface Scenario {
    /** As given to {@code --scenario}. */
    String name();

    /** What must come of it, in one sentence. */
    String promise();

    /** How clients come to the service. */
    default Way way() {
        return Way.ROUTE_TABLE;
    }

    /**
     * Does it, and waits until the service is back or is where it should be.
     *
     * @return figures of this scenario besides those that every scenario has, as {@code word=value}; may be empty
     * @throws ScenarioFailed when something did not come as promised
     */
    String run(DemoCluster cluster) throws IOException;
}
