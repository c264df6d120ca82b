package io.genericark.nlbhealth;

import io.genericark.aws.standin.AwsUnderTest;
import io.genericark.aws.standin.MotoUnderTest;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The contract on the moto-based stand-in; {@link MotoUnderTest} says when it is skipped. */
final class TargetWatchOnMotoTest extends TargetWatchContract {

    private static @Nullable MotoUnderTest moto;

    TargetWatchOnMotoTest() throws IOException {}

    @BeforeAll
    static void startMoto() throws IOException {
        moto = MotoUnderTest.start(TargetWatchOnMotoTest.class);
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
}
