package io.genericark.node;

/** The version of this runtime. */
public final class Version {
    public static final String TEXT = read();

    private Version() {}

    private static String read() {
        var its = Version.class.getPackage();
        var version = its == null ? null : its.getImplementationVersion();
        return version == null ? "development" : version;
    }
}
