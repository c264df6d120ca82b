package io.genericark.aws.standin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The policy in the jar of a kit, as far as tests ask about it. */
public record IamPolicy(String text, List<Statement> statements) {

    /** What one statement allows, on what, and whether under a condition. */
    public record Statement(String id, Set<String> actions, Set<String> resources, JsonNode condition) {

        /** Whether it allows something that changes something. */
        public boolean isWriting() {
            return !actions.stream().allMatch(IamPolicy::isRead);
        }
    }

    public static IamPolicy of(String kit) {
        String file = "/META-INF/ark/iam/" + kit + ".json";
        try (InputStream in = IamPolicy.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new AssertionError("kit " + kit + " has no " + file);
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            JsonNode policy = JsonMapper.shared().readTree(text);
            return new IamPolicy(
                    text,
                    StreamSupport.stream(policy.path("Statement").spliterator(), false)
                            .map(IamPolicy::statement)
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every action that it allows. */
    public Set<String> actions() {
        return statements.stream()
                .flatMap(statement -> statement.actions().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Statement statement(JsonNode statement) {
        if (!statement.path("Effect").asString("").equals("Allow")) {
            throw new AssertionError("a policy of a kit only allows: " + statement);
        }
        return new Statement(
                statement.path("Sid").asString(""),
                texts(statement.path("Action")),
                texts(statement.path("Resource")),
                statement.path("Condition"));
    }

    /** IAM writes a list of one as a text. */
    private static Set<String> texts(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asString)
                        .collect(Collectors.toCollection(TreeSet::new))
                : new TreeSet<>(Set.of(node.asString()));
    }

    private static boolean isRead(String action) {
        String name = action.substring(action.indexOf(':') + 1);
        return List.of("Describe", "List", "Get", "Simulate").stream().anyMatch(name::startsWith);
    }
}
