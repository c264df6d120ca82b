package io.genericark.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.codec.Outcome;
import io.genericark.core.Command;
import io.genericark.core.Resource;
import io.genericark.core.Tag;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Changes the cluster's configuration through one node, one change after the other, until that node is dead: creates a
 * resource, sets its parameter, deletes the one before it. Remembers what was acknowledged, and what may be: a change
 * without an answer may have been made or not. For one thread, beside its own.
 */
final class ConfigurationWriter {
    private static final String PREFIX = "change-";
    private static final String PARAMETER = "value";
    private static final String ABSENT = "absent";
    private static final String CREATED = "created";
    private static final String SET = "set";

    private final TestNode node;
    private final Map<Tag, Set<String>> possible = new TreeMap<>();
    private final AtomicInteger acknowledged = new AtomicInteger();
    private final Thread thread;

    private ConfigurationWriter(TestNode node) {
        this.node = node;
        thread = Thread.ofPlatform().name("changes through " + node.id()).start(this::change);
    }

    static ConfigurationWriter start(TestNode node) {
        return new ConfigurationWriter(node);
    }

    static boolean wrote(Tag tag) {
        return tag.value().startsWith(PREFIX);
    }

    int acknowledged() {
        return acknowledged.get();
    }

    void awaitEnd() throws InterruptedException {
        thread.join();
    }

    /** After {@link #awaitEnd}: each change that was acknowledged is there. */
    void assertKept(Map<Tag, Resource> resources) {
        assertThat(possible).allSatisfy((tag, states) -> {
            var resource = resources.get(tag);
            assertThat(resource == null ? ABSENT : resource.parameters().get(PARAMETER))
                    .as("%s, written through %s", tag, node.id())
                    .isIn(states);
        });
    }

    private void change() {
        for (var i = 0; node.isRunning(); i++) {
            var tag = tag(i);
            change(tag, new Command.CreateResource(Resource.of(tag, SampleService.KIT, "id", value(CREATED))), CREATED);
            change(tag, new Command.SetParameters(tag, value(SET)), SET);
            if (i > 0) {
                change(tag(i - 1), new Command.DeleteResource(tag(i - 1)), ABSENT);
            }
        }
    }

    private Tag tag(int number) {
        return new Tag(PREFIX + node.id() + "-" + number);
    }

    private static SortedMap<String, String> value(String value) {
        return new TreeMap<>(Map.of(PARAMETER, value));
    }

    private void change(Tag tag, Command command, String becomes) {
        possible.computeIfAbsent(tag, t -> new HashSet<>(Set.of(ABSENT))).add(becomes);
        try {
            if (node.submit(command) instanceof Outcome.Accepted) {
                possible.put(tag, new HashSet<>(Set.of(becomes)));
                acknowledged.incrementAndGet();
            }
        } catch (IOException unanswered) {
            // made or not: both are possible
        }
    }
}
