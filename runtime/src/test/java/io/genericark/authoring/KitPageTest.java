package io.genericark.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.api.Ability;
import io.genericark.api.ActionTimeouts;
import io.genericark.api.KitDescriptor;
import io.genericark.api.ParameterSpec;
import io.genericark.api.ParameterType;
import io.genericark.kithost.protocol.KitInfo;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class KitPageTest {

    @Test
    void aPageHasAllThatAKitSaysOfItself() {
        var kit = new KitInfo(
                new KitDescriptor(
                        "web",
                        "1.2",
                        "a web server",
                        List.of(
                                ParameterSpec.optional("port", ParameterType.INTEGER, "80", "TCP port")
                                        .within(1, 65535),
                                ParameterSpec.optional("wait", ParameterType.DURATION, "5s", "how long | how")
                                        .within(100, Long.MAX_VALUE),
                                ParameterSpec.required("mode", ParameterType.TEXT, "how it runs")
                                        .oneOf("fast", "safe")),
                        new ActionTimeouts(
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(10),
                                Duration.ofMillis(1500),
                                Duration.ofSeconds(30))),
                new TreeSet<>(List.of(Ability.QUICK_CHECK, Ability.TRACE)),
                "/opt/ark/scripts/web.js",
                "0123",
                List.of("exec", "network"),
                "");

        assertThat(KitPage.of(kit)).isEqualTo("""
                # web

                A web server.

                Version 1.2, from `web.js`.

                ## Parameters

                | name | type | default | accepts | |
                |---|---|---|---|---|
                | `port` | integer | `80` | 1 to 65535 | TCP port |
                | `wait` | duration | `5s` | at least 100 ms | how long \\| how |
                | `mode` | text | **required** | `fast`, `safe` | how it runs |

                ## Actions

                | action | may take | |
                |---|---|---|
                | `restore` | 30 s | brings the resource in service |
                | `remove` | 10 s | takes it out of service |
                | `quickCheck` | 1500 ms | looks whether it is in service |
                | `recover` | 30 s | not there: a failure goes straight to failover |

                It may ask for: exec, network.

                It can do more: say where the VIP leads (`ark vip trace`).

                ## Use

                ```
                ark kit test web --param mode=...
                ark resource create TAG --kit web --param mode=...
                ```
                """);
    }
}
