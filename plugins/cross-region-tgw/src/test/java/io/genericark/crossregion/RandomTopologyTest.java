package io.genericark.crossregion;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.aws.CidrBlock;
import io.genericark.crossregion.PacketOracle.End;
import io.genericark.crossregion.plan.Outcome;
import io.genericark.crossregion.plan.Plan;
import io.genericark.crossregion.plan.Scope;
import io.genericark.crossregion.plan.VipChange;
import io.genericark.crossregion.plan.Wanted;
import io.genericark.crossregion.snapshot.Snapshot;
import io.genericark.crossregion.topology.Destination;
import io.genericark.crossregion.topology.Eni;
import io.genericark.crossregion.topology.RouteState;
import io.genericark.crossregion.topology.Subnet;
import io.genericark.crossregion.topology.SubnetId;
import io.genericark.crossregion.topology.TableId;
import io.genericark.crossregion.topology.Topology;
import io.genericark.crossregion.walk.Verdict;
import io.genericark.crossregion.walk.Walk;
import io.genericark.crossregion.walk.Way;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * What {@link Plan} and {@link Walk} promise, on topologies by chance and judged by {@link PacketOracle}. {@code -Dark.topologies=N}
 * tries N of them, {@code -Dark.topology=SEED} one.
 */
class RandomTopologyTest {
    private static final CidrBlock FOURTH = CidrBlock.parse("10.99.0.10");
    private static final CidrBlock SIXTH = CidrBlock.parse("fd99::10");
    private static final int MOST_PREFIXES = 3;
    private static final int MOST_SOURCES = 30;

    private static LongStream seeds() {
        @Nullable Long one = Long.getLong("ark.topology");
        return one == null ? LongStream.range(0, Long.getLong("ark.topologies", 150)) : LongStream.of(one);
    }

    @Test
    @DisplayName(
            "a plan leads every source to the owner that can be led there, changes nothing else, makes no loop at any"
                    + " prefix, nor in any order that it allows, can be finished from any prefix, for this owner or another, and a walk agrees with the oracle")
    void plansAndWalks() {
        List<String> failures = new ArrayList<>();
        seeds().forEach(seed -> {
            try {
                new Trial(seed).run();
            } catch (AssertionError | RuntimeException e) {
                failures.add("topology " + seed + " (replay: -Dark.topology=" + seed + "): " + e.getMessage());
            }
        });
        assertThat(failures).isEmpty();
    }

    @Test
    @DisplayName(
            "the topologies by chance hold what they should: sources that can and cannot be led, loops, every verdict")
    void topologiesAreOfAllKinds() {
        Set<Verdict.Kind> verdicts = EnumSet.noneOf(Verdict.Kind.class);
        int changes = 0;
        for (long seed = 0; seed < 100; seed++) {
            Trial trial = new Trial(seed);
            if (trial.nodes.isEmpty()) {
                continue;
            }
            Eni owner = trial.nodes.getFirst();
            Walk.of(trial.start, owner.id(), trial.vip)
                    .ways()
                    .forEach(way -> verdicts.add(way.verdict().kind()));
            changes += Plan.of(new Wanted(List.of(trial.vip), owner.id(), Scope.all(Scope.Missing.LEAVE)), trial.start)
                    .changes()
                    .size();
        }
        assertThat(verdicts).containsExactlyInAnyOrder(Verdict.Kind.values());
        assertThat(changes).isGreaterThan(200);
    }

    private static final class Trial {
        private final Random random;
        private final CidrBlock vip;
        private final Topology start;
        private final List<Eni> nodes;

        Trial(long seed) {
            random = new Random(~seed);
            vip = random.nextInt(4) == 0 ? SIXTH : FOURTH;
            start = RandomTopology.of(seed, vip);
            nodes = start.enis().stream().filter(e -> e.node().isPresent()).toList();
        }

        void run() {
            Snapshot stored = new Snapshot(List.of(vip), start);
            assertThat(Snapshot.read(stored.write())).isEqualTo(stored);
            if (nodes.isEmpty()) {
                return;
            }
            Eni owner = nodes.get(random.nextInt(nodes.size()));
            Scope scope = scope();
            Topology end = check(start, owner, scope);
            List<VipChange> changes = plan(start, owner, scope).changes();
            walkAgrees(start, owner);
            walkAgrees(end, owner);
            for (int made : prefixes(changes.size())) {
                Topology between = Outcome.of(start, changes.subList(0, made));
                assertThat(Outcome.of(between, plan(between, owner, scope).changes()))
                        .as("finished after %d of %d changes", made, changes.size())
                        .isEqualTo(end);
                Eni other = nodes.get(random.nextInt(nodes.size()));
                if (made == changes.size() / 2) {
                    walkAgrees(between, owner);
                    check(between, other, scope);
                }
            }
        }

        private Plan plan(Topology world, Eni owner, Scope scope) {
            return Plan.of(new Wanted(List.of(vip), owner.id(), scope), world);
        }

        private Scope scope() {
            List<TableId> tables = new ArrayList<>();
            start.routeTables().forEach(t -> tables.add(t.id()));
            start.tgwTables().forEach(t -> tables.add(t.id()));
            Set<TableId> some =
                    tables.stream().filter(t -> random.nextInt(8) == 0).collect(Collectors.toSet());
            Scope.Missing missing = random.nextInt(3) == 0 ? Scope.Missing.CREATE : Scope.Missing.LEAVE;
            return switch (random.nextInt(8)) {
                case 0 -> new Scope(Set.of(), Set.of(), some, missing);
                case 1 -> new Scope(Set.of("region-1", "region-2"), Set.of(), Set.of(), missing);
                case 2 -> new Scope(Set.of(), new HashSet<>(tables.subList(0, tables.size() / 2)), Set.of(), missing);
                default -> Scope.all(missing);
            };
        }

        private List<Integer> prefixes(int changes) {
            Set<Integer> some = new TreeSet<>(List.of(0, changes / 2));
            for (int i = 0; i < MOST_PREFIXES; i++) {
                some.add(random.nextInt(changes + 1));
            }
            return List.copyOf(some);
        }

        /** All but what needs several plans; what the topology is in the end. */
        private Topology check(Topology world, Eni owner, Scope scope) {
            Plan plan = plan(world, owner, scope);
            Possible possible = new Possible(world, owner, vip, scope);
            Topology end = Outcome.of(world, plan.changes());
            assertThat(plan(end, owner, scope).changes()).as("second plan").isEmpty();
            changesNothingElse(world, end, possible);
            List<SubnetId> sources = sources();
            leadsWhatCanBeLed(end, owner, possible, sources);
            noNewLoop(world, owner, plan.changes(), sources);
            if (random.nextInt(3) == 0) {
                noNewLoop(world, owner, inAnyOrder(plan.changes()), sources);
            }
            return end;
        }

        /** By chance, but each after those that it names. */
        private List<VipChange> inAnyOrder(List<VipChange> changes) {
            List<VipChange> waiting = new ArrayList<>(changes);
            List<VipChange> ordered = new ArrayList<>();
            Set<String> open = changes.stream().map(c -> c.step().target()).collect(Collectors.toSet());
            while (!waiting.isEmpty()) {
                List<VipChange> free = waiting.stream()
                        .filter(c -> c.after().stream().noneMatch(open::contains))
                        .toList();
                VipChange next = free.get(random.nextInt(free.size()));
                waiting.remove(next);
                open.remove(next.step().target());
                ordered.add(next);
            }
            return ordered;
        }

        private List<SubnetId> sources() {
            return start.vpcs().stream()
                    .flatMap(v -> v.subnets().stream())
                    .map(Subnet::id)
                    .toList();
        }

        private void changesNothingElse(Topology world, Topology end, Possible possible) {
            assertThat(rest(end)).isEqualTo(rest(world));
            Map<TableId, Object> before = routes(world);
            Set<TableId> changed = new HashSet<>();
            routes(end).forEach((table, routes) -> {
                if (!routes.equals(before.get(table))) {
                    changed.add(table);
                }
            });
            assertThat(possible.writable()).containsAll(changed);
        }

        /** All but the routes for exactly the VIP, and the source/dest checks. */
        private Object rest(Topology world) {
            return List.of(
                    world.read(),
                    world.unread(),
                    world.vpcs(),
                    world.tgws(),
                    world.attachments(),
                    world.enis().stream().map(Eni::id).toList(),
                    world.routeTables().stream()
                            .map(t -> List.of(
                                    t.id(),
                                    t.subnets(),
                                    t.routes().stream()
                                            .filter(r -> !isVip(r.destination()))
                                            .toList()))
                            .toList(),
                    world.tgwTables().stream()
                            .map(t -> List.of(
                                    t.id(),
                                    t.associations(),
                                    t.routes().stream()
                                            .filter(r -> !isVip(r.destination()))
                                            .toList()))
                            .toList());
        }

        private boolean isVip(Destination destination) {
            return destination.equals(new Destination.Block(vip))
                    || (destination instanceof Destination.PrefixList list
                            && list.entries().equals(List.of(vip)));
        }

        private static Map<TableId, Object> routes(Topology world) {
            Map<TableId, Object> routes = new HashMap<>();
            world.routeTables().forEach(t -> routes.put(t.id(), t.routes()));
            world.tgwTables().forEach(t -> routes.put(t.id(), t.routes()));
            return routes;
        }

        private void leadsWhatCanBeLed(Topology end, Eni owner, Possible possible, List<SubnetId> sources) {
            if (isObstructed(end, owner)) {
                return;
            }
            PacketOracle oracle = new PacketOracle(end);
            Map<TableId, Integer> reaching = new HashMap<>();
            for (SubnetId source : sources) {
                TableId table = possible.tableOf(source);
                if (table != null) {
                    boolean reaches = oracle.toVip(source, vip, owner.id()).equals(EnumSet.of(End.OWNER));
                    reaching.merge(table, reaches ? 1 : 0, Integer::sum);
                }
            }
            reaching.forEach((table, count) -> assertThat(count)
                    .as("subnets of %s that reach", table)
                    .isGreaterThanOrEqualTo(possible.most(table)));
        }

        /** What no route can mend. */
        private boolean isObstructed(Topology world, Eni owner) {
            boolean covered = world.vpcs().stream()
                    .filter(v -> v.id().equals(owner.vpc()))
                    .flatMap(v -> v.blocks().stream())
                    .anyMatch(b -> b.contains(vip));
            boolean dead = world.routeTables().stream()
                    .filter(t -> t.vpc().equals(owner.vpc()))
                    .flatMap(t -> t.routes().stream())
                    .anyMatch(r -> r.state() == RouteState.BLACKHOLE);
            boolean checked = world.enis().stream()
                    .anyMatch(e -> e.id().equals(owner.id()) && e.sourceDestCheck() == Eni.SourceDestCheck.ON);
            return covered || dead || checked;
        }

        private void noNewLoop(Topology world, Eni owner, List<VipChange> changes, List<SubnetId> all) {
            if (changes.isEmpty()) {
                return;
            }
            List<SubnetId> sources = all.size() <= MOST_SOURCES ? all : all.subList(0, MOST_SOURCES);
            Set<SubnetId> before = looping(world, owner, sources);
            for (int made : changes.size() <= 8
                    ? IntStream.rangeClosed(1, changes.size()).boxed().toList()
                    : prefixes(changes.size())) {
                Topology between = Outcome.of(world, changes.subList(0, made));
                assertThat(before)
                        .as("loops after %d of %d changes: %s", made, changes.size(), changes)
                        .containsAll(looping(between, owner, sources));
            }
        }

        private Set<SubnetId> looping(Topology world, Eni owner, List<SubnetId> sources) {
            PacketOracle oracle = new PacketOracle(world);
            return sources.stream()
                    .filter(s -> oracle.toVip(s, vip, owner.id()).contains(End.LOOP))
                    .collect(Collectors.toSet());
        }

        private void walkAgrees(Topology world, Eni owner) {
            PacketOracle oracle = new PacketOracle(world);
            for (Way way : Walk.of(world, owner.id(), vip).ways()) {
                Set<End> ends = EnumSet.noneOf(End.class);
                for (SubnetId subnet : way.source().subnets()) {
                    ends.addAll(
                            way.direction() == Way.Direction.TO_VIP
                                    ? oracle.toVip(subnet, vip, owner.id())
                                    : oracle.back(
                                            owner.subnet(),
                                            client(world, subnet),
                                            way.source().vpc()));
                }
                assertThat(end(way.verdict().kind()))
                        .as("%s %s: %s, may end %s", way.direction(), way.source(), way.verdict(), ends)
                        .isEqualTo(ends.iterator().next());
            }
        }

        private CidrBlock client(Topology world, SubnetId id) {
            return world.vpcs().stream()
                    .flatMap(v -> v.subnets().stream())
                    .filter(s -> s.id().equals(id))
                    .flatMap(s -> s.blocks().stream())
                    .filter(b -> b.isIpv6() == vip.isIpv6())
                    .map(b -> CidrBlock.parse(b.base().toString()))
                    .findFirst()
                    .orElseThrow();
        }

        private static End end(Verdict.Kind kind) {
            return switch (kind) {
                case LOOP -> End.LOOP;
                case BLACKHOLE -> End.LOST;
                case LEAVES -> End.LEAVES;
                case REACHES_ANOTHER -> End.OTHER;
                case UNKNOWN -> End.UNKNOWN;
                case ARRIVES -> End.OWNER;
            };
        }
    }

    @Test
    @DisplayName("equal topologies have equal snapshots, in whatever order they were observed")
    void canonical() {
        Topology one = RandomTopology.of(7, FOURTH);
        Topology other = new Topology(
                one.read().reversed(),
                one.unread(),
                one.vpcs().reversed(),
                one.routeTables().reversed(),
                one.enis().reversed(),
                one.tgws().reversed(),
                one.attachments().reversed(),
                one.tgwTables().reversed());
        assertThat(new Snapshot(List.of(), other).write()).isEqualTo(new Snapshot(List.of(), one).write());
    }
}
