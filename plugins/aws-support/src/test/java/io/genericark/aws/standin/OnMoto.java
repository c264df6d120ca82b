package io.genericark.aws.standin;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the moto-based stand-in before the tests of a class and ends it after them; {@link MotoUnderTest} says when they are skipped. */
public final class OnMoto implements BeforeAllCallback, AfterAllCallback {

    private @Nullable MotoUnderTest moto;

    @Override
    public void beforeAll(ExtensionContext tests) throws IOException {
        moto = MotoUnderTest.start(tests.getRequiredTestClass());
    }

    @Override
    public void afterAll(ExtensionContext tests) throws InterruptedException {
        MotoUnderTest started = moto;
        if (started != null) {
            started.end();
        }
    }

    /** The stand-in, emptied. */
    public MotoUnderTest fresh() {
        return Objects.requireNonNull(moto).fresh();
    }
}
