package io.genericark.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KitDescriptorTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ec2-routetable",
                "web.v2_a",
                "ocf:heartbeat:IPaddr2",
                "systemd:nginx.service",
                "systemd:-.mount",
                "systemd:getty@tty1.service",
                "systemd:dev-disk\\x2d1.swap"
            })
    void aNameIsOneWordOrWordsWithColonsBetween(String name) {
        assertThat(descriptor(name).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", "a b", "a/b", ":a", "a:", "a::b", "a:b:c:d", "a@b"})
    void anythingElseIsRefused(String name) {
        assertThatThrownBy(() -> descriptor(name))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("kit name '" + name + "'");
    }

    @Test
    void aParameterMayHaveTheNameThatAnAgentGivesIt() {
        assertThat(ParameterSpec.optional("cidr_netmask", ParameterType.TEXT, "")
                        .name())
                .isEqualTo("cidr_netmask");
        assertThatThrownBy(() -> ParameterSpec.optional("_x", ParameterType.TEXT, ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static KitDescriptor descriptor(String name) {
        return new KitDescriptor(name, "1", "", List.of(), ActionTimeouts.DEFAULT);
    }
}
