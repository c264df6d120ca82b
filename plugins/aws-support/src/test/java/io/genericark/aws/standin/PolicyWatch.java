package io.genericark.aws.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * Holds the policy of a kit and the calls of its tests against each other: a test that makes the kit call what the policy does
 * not allow fails, and so does a class whose tests all ran without calling something that the policy allows. For a static
 * {@code @RegisterExtension}; what builds the scene has another access key than the kit.
 */
public final class PolicyWatch implements AfterEachCallback, AfterAllCallback {

    /** AWS lets everybody ask who they are. */
    private static final String ALWAYS_ALLOWED = "sts:GetCallerIdentity";

    private final IamPolicy policy;
    private final String accessKey;
    private final Set<String> used = new TreeSet<>();
    private final Set<String> ran = new TreeSet<>();
    private final List<SimUnderTest> watched = new ArrayList<>();

    public PolicyWatch(String kit, String accessKey) {
        this.policy = IamPolicy.of(kit);
        this.accessKey = accessKey;
    }

    /** Does not ask for a test of these actions, which aws-sim does not know. */
    public PolicyWatch notOnAwsSim(String... actions) {
        used.addAll(List.of(actions));
        return this;
    }

    /** Also watches what the kit calls here. */
    public SimUnderTest watch(SimUnderTest aws) {
        watched.add(aws);
        return aws;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ran.add(context.getRequiredTestMethod().getName());
        Set<String> called = new TreeSet<>();
        watched.forEach(aws -> called.addAll(aws.actionsOf(accessKey)));
        watched.clear();
        called.remove(ALWAYS_ALLOWED);
        used.addAll(called);
        assertThat(policy.actions()).as("what the policy allows").containsAll(called);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (ran.containsAll(tests(context.getRequiredTestClass()))) {
            assertThat(used).as("what the kit calls").containsAll(policy.actions());
        }
    }

    private static Set<String> tests(Class<?> testClass) {
        Set<String> names = new TreeSet<>();
        for (var kind : List.of(Test.class, TestTemplate.class)) {
            AnnotationSupport.findAnnotatedMethods(testClass, kind, HierarchyTraversalMode.TOP_DOWN)
                    .forEach(method -> names.add(method.getName()));
        }
        return names;
    }
}
