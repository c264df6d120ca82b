package io.genericark.demo.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.awssim.world.RecordSet;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class NameResolverTest {
    private static final String NAME = "web.example.com";

    private final AtomicReference<Optional<RecordSet>> record = new AtomicReference<>(Optional.empty());
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);
    private final NameResolver resolver = new NameResolver(name -> record.get(), nanos::get);

    @Test
    void givesAnAnswerAgainUntilItsTtlIsOver() {
        lead("10.1.1.4", 10);
        assertThat(resolver.address(NAME)).contains("10.1.1.4");
        lead("10.1.2.4", 10);

        nanos.addAndGet(Duration.ofSeconds(10).toNanos() - 1);
        assertThat(resolver.address(NAME)).contains("10.1.1.4");

        nanos.addAndGet(1);
        assertThat(resolver.address(NAME)).contains("10.1.2.4");
    }

    @Test
    void asksAgainForANameThatHasNoRecord() {
        assertThat(resolver.address(NAME)).isEmpty();
        lead("10.1.1.4", 10);
        assertThat(resolver.address(NAME)).contains("10.1.1.4");
    }

    private void lead(String address, long ttl) {
        record.set(Optional.of(RecordSet.simple(NAME, "A", ttl, address)));
    }
}
