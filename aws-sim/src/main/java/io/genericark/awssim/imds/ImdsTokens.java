package io.genericark.awssim.imds;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The session tokens handed out and when they expire. Thread-safe. */
final class ImdsTokens {
    private static final int LONGEST_SECONDS = 21_600;

    private final Map<String, Instant> expiryByToken = new ConcurrentHashMap<>();
    private final InstantSource clock;

    ImdsTokens(InstantSource clock) {
        this.clock = clock;
    }

    /** A new token, or nothing when the time to live is not 1 to 21,600 seconds. */
    Optional<String> issue(@Nullable String ttlSeconds) {
        int ttl;
        try {
            ttl = ttlSeconds == null ? 0 : Integer.parseInt(ttlSeconds);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        if (ttl < 1 || ttl > LONGEST_SECONDS) {
            return Optional.empty();
        }
        byte[] random = (UUID.randomUUID() + "-" + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        String token = Base64.getUrlEncoder().encodeToString(random);
        expiryByToken.put(token, clock.instant().plus(Duration.ofSeconds(ttl)));
        return Optional.of(token);
    }

    boolean isValid(@Nullable String token) {
        Instant expiry = token == null ? null : expiryByToken.get(token);
        return expiry != null && clock.instant().isBefore(expiry);
    }
}
