package io.genericark.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What the jar of a kit promises to the runtime that loads it, as tests. */
public abstract class IndexedKitContract {

    /** Makes the kit as the runtime does: without arguments. */
    protected abstract RecoveryKit make();

    /** The kit's name. */
    protected abstract String name();

    @Test
    @DisplayName("PF4J finds the kit in the jar's index")
    final void indexed() throws IOException {
        Class<?> kit = make().getClass();
        ClassLoader classes = Objects.requireNonNull(kit.getClassLoader());
        List<String> kits = new ArrayList<>();
        for (URL index : Collections.list(classes.getResources("META-INF/extensions.idx"))) {
            try (InputStream in = index.openStream()) {
                kits.addAll(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList());
            }
        }
        assertThat(kits).contains(kit.getName());
    }

    @Test
    @DisplayName("the runtime can make the kit without arguments and without a network")
    final void made() {
        assertThat(make().descriptor().name()).isEqualTo(name());
    }
}
