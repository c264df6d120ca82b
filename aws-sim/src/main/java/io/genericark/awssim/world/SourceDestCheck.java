package io.genericark.awssim.world;

/** Whether an interface drops packets that are neither from nor to its own addresses. */
public enum SourceDestCheck {
    ON,
    OFF;

    public boolean enabled() {
        return this == ON;
    }

    /** The form of AWS's API, where the attribute is a boolean. */
    public static SourceDestCheck ofWire(String value) {
        return switch (value) {
            case "true" -> ON;
            case "false" -> OFF;
            default -> throw AwsError.invalidValue("Value (" + value + ") for sourceDestCheck is not a boolean.");
        };
    }
}
