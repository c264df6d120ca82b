package io.genericark.routetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/**
 * The contract on the moto-based stand-in, found in {@code ARK_MOTO_DIR} (system property or environment; default
 * {@code ../shared/aws} beside the repository). Skipped with a message where it cannot run; a failure instead when
 * {@code ARK_REQUIRE_MOTO} is set.
 */
final class RouteTableKitOnMotoTest extends RouteTableKitContract {

    private static @Nullable MotoUnderTest moto;

    @BeforeAll
    static void startMoto() throws IOException {
        Path directory = directory();
        Optional<String> obstacle = MotoUnderTest.obstacle(directory);
        if (setting("ARK_REQUIRE_MOTO").isPresent()) {
            assertThat(obstacle).isEmpty();
        }
        obstacle.ifPresent(why -> System.err.println("RouteTableKitOnMotoTest is skipped: " + why));
        assumeTrue(obstacle.isEmpty(), () -> "not run on moto: " + obstacle.orElse(""));
        moto = MotoUnderTest.start(directory);
    }

    @AfterAll
    static void endMoto() throws InterruptedException {
        MotoUnderTest started = moto;
        if (started != null) {
            started.end();
        }
    }

    @Override
    AwsUnderTest fresh() {
        return Objects.requireNonNull(moto).fresh();
    }

    private static Path directory() {
        Path root = Path.of(Optional.ofNullable(System.getProperty("ark.root")).orElse("../.."));
        return setting("ARK_MOTO_DIR").map(Path::of).orElse(root.resolve("../shared/aws"));
    }

    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getProperty(name)).or(() -> Optional.ofNullable(System.getenv(name)));
    }
}
