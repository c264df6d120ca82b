package io.genericark.nlbhealth;

import io.genericark.aws.standin.AwsUnderTest;
import io.genericark.aws.standin.MotoUnderTest;
import io.genericark.aws.standin.OnMoto;
import io.genericark.aws.standin.SampleNodes.Node;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.ec2.Ec2Client;

/**
 * The contract on the moto-based stand-in. It is emptied before the first test only, and the node is kept: building it costs moto
 * more than all that the tests ask.
 */
final class TargetWatchOnMotoTest extends TargetWatchContract {

    @RegisterExtension
    static final OnMoto MOTO = new OnMoto();

    private static @Nullable MotoUnderTest emptied;
    private static @Nullable Node kept;

    @Override
    AwsUnderTest fresh() {
        MotoUnderTest moto = emptied;
        if (moto == null) {
            moto = MOTO.fresh();
            emptied = moto;
        }
        clearFaults(moto);
        return moto;
    }

    @Override
    Node node(Ec2Client ec2) {
        Node node = kept;
        if (node == null) {
            node = super.node(ec2);
            kept = node;
        }
        return node;
    }

    @AfterEach
    void leaveTheNodeOnly() {
        group().delete();
    }

    private static void clearFaults(MotoUnderTest moto) {
        HttpRequest request = HttpRequest.newBuilder(moto.endpoint().resolve("/plus/faults"))
                .DELETE()
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            http.send(request, BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
