package io.genericark.elasticip;

/** The id of an elastic network interface, {@code eni-...}. */
record EniId(String value) {
    EniId {
        if (!value.startsWith("eni-")) {
            throw new IllegalArgumentException("\"" + value + "\" is not a network interface id (eni-...)");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
