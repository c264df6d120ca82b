package io.genericark.testbed;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Gives each test the one cluster of this run, healed. Each test ends with one owner, and at no time since the cluster was
 * made did two nodes act: that is judged here, after each of them. On a failure the logs are printed and kept, and the next test
 * begins with a new cluster; otherwise everything is removed when the last test has run.
 */
final class WithCluster
        implements BeforeEachCallback, AfterEachCallback, ParameterResolver, TestExecutionExceptionHandler {
    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(WithCluster.class);

    /** The cluster and whether its files are still wanted afterwards. */
    private static final class Shared implements AutoCloseable {
        private final Path root = directory();
        private final TestCluster cluster = cluster(root);
        private boolean failed;

        Shared() {
            Runtime.getRuntime()
                    .addShutdownHook(new Thread(() -> cluster.nodes().forEach(TestNode::endAll), "end all"));
        }

        private static Path directory() {
            try {
                return Files.createTempDirectory("ark-e2e");
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private static TestCluster cluster(Path root) {
            try {
                return new TestCluster(root);
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            cluster.close();
            if (!failed) {
                try (var files = Files.walk(root)) {
                    files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
                }
            }
        }
    }

    private static Shared shared(ExtensionContext context) {
        return context.getRoot().getStore(SPACE).getOrComputeIfAbsent("cluster", k -> new Shared(), Shared.class);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        var shared = shared(context);
        try {
            shared.cluster.heal();
        } catch (IOException | RuntimeException | AssertionError e) {
            giveUp(context, shared);
            throw e;
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        if (context.getExecutionException().isPresent()) {
            return;
        }
        var shared = shared(context);
        try {
            shared.cluster.awaitOneOwner();
            shared.cluster.assertOneOwnerAtATime();
        } catch (RuntimeException | AssertionError e) {
            giveUp(context, shared);
            throw e;
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        if (!(failure instanceof org.opentest4j.TestAbortedException)) {
            giveUp(context, shared(context));
        }
        throw failure;
    }

    private static void giveUp(ExtensionContext context, Shared shared) throws IOException {
        System.err.println(context.getDisplayName() + " failed" + shared.cluster.tails());
        shared.failed = true;
        shared.close();
        context.getRoot().getStore(SPACE).remove("cluster");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestCluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shared(context).cluster;
    }
}
