package io.genericark.aws;

/** The id of an elastic network interface, {@code eni-...}. */
public record EniId(String value) {
    /**
     * Checks the prefix.
     *
     * @throws IllegalArgumentException with a sentence for people when it is no such id
     */
    public EniId {
        if (!value.startsWith("eni-")) {
            throw new IllegalArgumentException("\"" + value + "\" is not a network interface id (eni-...)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
