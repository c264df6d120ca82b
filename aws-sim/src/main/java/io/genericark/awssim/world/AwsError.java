package io.genericark.awssim.world;

/**
 * An answer that is an error: the code, HTTP status and message which AWS gives.
 * Thrown by every operation of the world; nothing has been changed when it is thrown.
 */
public final class AwsError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final int status;
    private final String text;

    public AwsError(String code, int status, String text) {
        super(code + ": " + text, null, false, false);
        this.code = code;
        this.status = status;
        this.text = text;
    }

    /** A client error with status 400. */
    public static AwsError badRequest(String code, String text) {
        return new AwsError(code, 400, text);
    }

    public static AwsError invalidValue(String text) {
        return badRequest("InvalidParameterValue", text);
    }

    public static AwsError missingParameter(String name) {
        return badRequest("MissingParameter", "The request must contain the parameter " + name);
    }

    public String code() {
        return code;
    }

    public int status() {
        return status;
    }

    public String text() {
        return text;
    }
}
