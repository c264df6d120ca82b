package io.genericark.nlbhealth;

import io.genericark.aws.standin.AwsUnderTest;
import io.genericark.aws.standin.OnMoto;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract on the moto-based stand-in. */
@Tag("long")
final class TargetWatchOnMotoTest extends TargetWatchContract {

    @RegisterExtension
    static final OnMoto MOTO = new OnMoto();

    TargetWatchOnMotoTest() throws IOException {}

    @Override
    AwsUnderTest fresh() {
        return MOTO.fresh();
    }
}
