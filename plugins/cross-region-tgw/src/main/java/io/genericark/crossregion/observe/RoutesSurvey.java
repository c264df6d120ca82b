package io.genericark.crossregion.observe;

import io.genericark.api.KitException;
import io.genericark.aws.Ec2Calls;
import io.genericark.crossregion.observe.Trip.Yield;
import io.genericark.crossregion.topology.TgwTable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.model.RouteTable;

/**
 * A look at what writes may have changed in one place that was looked at before: routes, and where this node is, interfaces. One round
 * trip, unless routes have come to name what was not known. For one thread.
 */
final class RoutesSurvey {

    private final Found before;
    private final Ec2Reads ec2;
    private final Duration oneCall;
    private final Yield<List<RouteTable>> routeTables;
    private final Optional<Interfaces> interfaces;
    private final PrefixLists lists;
    private final TransitRoutes routes;
    private final List<String> tables;
    private final Trip first = new Trip();

    RoutesSurvey(Quest quest, Where where, Ec2Calls calls, Found before) {
        this.before = before;
        ec2 = Ec2Reads.withinOneCall(calls);
        oneCall = calls.bounds().attempt();
        routeTables = first.add("the route tables in " + where, ec2::routeTables);
        interfaces = where.equals(quest.start())
                ? Optional.of(new Interfaces(quest, where, ec2, first, before.named()))
                : Optional.empty();
        lists = new PrefixLists(ec2);
        lists.attempt(first, before.prefixLists());
        tables = before.tgwTables().stream().map(table -> table.id().value()).toList();
        routes = new TransitRoutes(ec2);
        routes.ask(first, tables);
    }

    /**
     * Looks; blocks for as long as a call may take in each trip at most.
     *
     * @throws KitException why the place could not be read
     */
    Found look() throws KitException {
        first.make(oneCall);
        Trip second = new Trip();
        interfaces.ifPresent(here -> here.askNamed(second, routeTables.get()));
        lists.askNamed(second, routeTables.get());
        routes.askFurther(second, tables);
        second.make(oneCall);
        TransitRoutes.Told<TgwTable> told =
                routes.of(before.tgwTables(), table -> table.id().value());
        Shapes shapes =
                new Shapes(ec2.ec2().region(), lists.entries(told.routes().values()));
        return new Found(
                before.vpcs(),
                routeTables.get().stream().map(shapes::routeTable).toList(),
                interfaces.map(here -> here.enis(shapes)).orElse(before.enis()),
                interfaces.map(Interfaces::attached).orElse(before.attached()),
                before.tgws(),
                before.attachments(),
                told.routes().entrySet().stream()
                        .map(entry -> entry.getKey().with(shapes.routes(entry.getValue())))
                        .toList(),
                Stream.concat(before.unreadable().stream(), told.unreadable().stream())
                        .toList());
    }
}
