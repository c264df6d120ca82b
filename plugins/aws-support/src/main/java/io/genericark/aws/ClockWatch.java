package io.genericark.aws;

import io.genericark.api.Preflight.Finding;
import io.genericark.api.Preflight.Severity;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Compares this node's clock with the {@code Date} of every answer. AWS refuses requests that are signed more than five minutes
 * off, and says so in ways that look like wrong credentials. Thread-safe.
 */
final class ClockWatch implements ExecutionInterceptor {

    /** By so much a date of whole seconds is wrong by itself, and a slow answer besides. */
    private static final Duration DOUBTFUL = Duration.ofSeconds(30);

    private static final Duration REFUSED = Duration.ofMinutes(5);
    private static final ExecutionAttribute<Instant> SENT = new ExecutionAttribute<>("io.genericark.aws.Sent");

    private final InstantSource clock;
    private final Map<String, Duration> ahead = new ConcurrentSkipListMap<>();

    ClockWatch(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        attributes.putAttribute(SENT, clock.instant());
    }

    @Override
    public void afterTransmission(Context.AfterTransmission context, ExecutionAttributes attributes) {
        Instant sent = attributes.getAttribute(SENT);
        context.httpResponse()
                .firstMatchingHeader("Date")
                .ifPresent(date -> compare(context.httpRequest().host(), sent, date));
    }

    /** The middle of the request is when AWS looked at its clock. */
    private void compare(String host, Instant sent, String date) {
        try {
            Instant there = DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from);
            Instant here = sent.plus(Duration.between(sent, clock.instant()).dividedBy(2));
            ahead.put(host, Duration.between(there, here));
        } catch (DateTimeException unreadable) {
            ahead.remove(host);
        }
    }

    /** What was seen last, by endpoint. */
    List<Finding> findings() {
        return ahead.entrySet().stream()
                .map(each -> finding(each.getKey(), each.getValue()))
                .toList();
    }

    private static Finding finding(String host, Duration ahead) {
        Duration off = ahead.abs();
        String what = "clock against " + host;
        if (off.compareTo(DOUBTFUL) < 0) {
            return new Finding(Severity.OK, what, "less than " + DOUBTFUL.toSeconds() + " s apart", "");
        }
        return new Finding(
                off.compareTo(REFUSED) < 0 ? Severity.WARNING : Severity.ERROR,
                what,
                "this node's clock is " + off.toSeconds() + " s " + (ahead.isNegative() ? "behind" : "ahead")
                        + ", and AWS refuses requests from " + REFUSED.toSeconds() + " s on",
                "set the clock, and run a time service such as chrony");
    }
}
