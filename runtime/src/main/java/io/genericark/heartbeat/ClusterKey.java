package io.genericark.heartbeat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that all nodes of a cluster share: one line of text, at least 32 characters, for example from {@code head
 * -c 32 /dev/urandom | base64}. Never printed.
 */
public final class ClusterKey {
    /** The shortest key that is accepted. */
    public static final int MIN_CHARACTERS = 32;

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec secret;

    private ClusterKey(SecretKeySpec secret) {
        this.secret = secret;
    }

    /** The key in {@code text}; white space around it does not count. */
    public static ClusterKey of(String text) {
        String line = text.strip();
        if (line.length() < MIN_CHARACTERS) {
            throw new IllegalArgumentException("The cluster key has " + line.length() + " characters, at least "
                    + MIN_CHARACTERS + " are needed. Make one with: head -c 32 /dev/urandom | base64");
        }
        return new ClusterKey(new SecretKeySpec(line.getBytes(StandardCharsets.UTF_8), ALGORITHM));
    }

    /** The key in a file. Blocks on the disk. */
    public static ClusterKey read(Path file) throws IOException {
        return of(Files.readString(file));
    }

    Mac newMac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return "ClusterKey(secret)";
    }
}
