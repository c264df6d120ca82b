package io.genericark.demo.cluster;

/** Something did not come as it should; the message says what. */
public final class ScenarioFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ScenarioFailed(String message) {
        super(message);
    }
}
