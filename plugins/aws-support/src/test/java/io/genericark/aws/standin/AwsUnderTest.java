package io.genericark.aws.standin;

import java.net.URI;
import java.util.List;

/** An AWS endpoint that a kit's contract runs against, empty at first. */
public interface AwsUnderTest extends AutoCloseable {

    /** What befalls a call. */
    enum Trouble {
        THROTTLED,
        DENIED,
        /** Done, but the caller does not learn it. */
        REPLY_LOST
    }

    URI endpoint();

    /** The instance metadata service of a node. */
    URI imds(SampleNodes.Node node);

    /** The next calls of this action meet trouble. */
    void disturb(String action, Trouble trouble, int times);

    /** From now on AWS is out of reach at the endpoint returned. */
    URI unreachable();

    /** Forgets the calls made so far. */
    void forgetCalls();

    /** The actions called since then, in order of arrival. */
    List<String> calls();

    @Override
    void close();
}
