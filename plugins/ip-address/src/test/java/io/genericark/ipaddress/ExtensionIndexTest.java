package io.genericark.ipaddress;

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

class ExtensionIndexTest {

    @Test
    @DisplayName("PF4J finds the kit in the jar's index, and the runtime can make it without arguments")
    void indexed() throws IOException {
        ClassLoader classes = Objects.requireNonNull(IpAddressKit.class.getClassLoader());
        List<String> kits = new ArrayList<>();
        for (URL index : Collections.list(classes.getResources("META-INF/extensions.idx"))) {
            try (InputStream in = index.openStream()) {
                kits.addAll(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList());
            }
        }
        assertThat(kits).contains(IpAddressKit.class.getName());
        assertThat(new IpAddressKit().descriptor().name()).isEqualTo("ip-address");
    }
}
