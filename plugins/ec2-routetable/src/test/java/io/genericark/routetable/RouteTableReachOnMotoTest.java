package io.genericark.routetable;

import io.genericark.aws.standin.AwsUnderTest;
import io.genericark.aws.standin.OnMoto;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The contract on the moto-based stand-in. */
final class RouteTableReachOnMotoTest extends RouteTableReachContract {

    @RegisterExtension
    static final OnMoto MOTO = new OnMoto();

    @Override
    AwsUnderTest fresh() {
        return MOTO.fresh();
    }
}
