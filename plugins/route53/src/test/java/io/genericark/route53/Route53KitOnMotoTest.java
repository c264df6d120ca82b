package io.genericark.route53;

import io.genericark.aws.standin.AwsUnderTest;
import io.genericark.aws.standin.OnMoto;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract on the moto-based stand-in. */
final class Route53KitOnMotoTest extends Route53KitContract {

    @RegisterExtension
    static final OnMoto MOTO = new OnMoto();

    @Override
    AwsUnderTest fresh() {
        return MOTO.fresh();
    }
}
