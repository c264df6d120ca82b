package io.genericark.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {

    @Test
    @DisplayName("two texts of one address are equal; one text that begins another is not")
    void equality() {
        assertThat(IpAddress.parse("fd00::1")).isEqualTo(IpAddress.parse("FD00:0:0:0:0:0:0:1"));
        assertThat(IpAddress.parse("1.2.3.4")).isNotEqualTo(IpAddress.parse("1.2.3.40"));
        assertThat(IpAddress.parse("fd00::1").isIpv6()).isTrue();
        assertThat(IpAddress.parse("1.2.3.4").isIpv6()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "fd00:0:0:0:0:0:0:10, fd00::10",
        "FD00:0:0:1:0:0:0:10, fd00:0:0:1::10",
        "1:0:0:2:0:0:3:4, 1::2:0:0:3:4",
        "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7",
        "0:0:0:0:0:0:0:1, ::1",
        "0:0:0:0:0:0:0:0, ::",
        "fd00:0:0:0:0:0:0:0, fd00::",
        "10:0:0:0:0:0:0:100, 10::100",
        "10.0.0.10, 10.0.0.10"
    })
    @DisplayName("an address is written as AWS writes it, the longest run of zeros left out")
    void text(String given, String written) {
        assertThat(IpAddress.parse(given)).hasToString(written);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "1.2.3", "1.2.3.04", "1.2.3.256", "1.2.3.4/32", "example.com", ":", "fd00::1%eth0", "fd00::g"
            })
    @DisplayName("what is not one whole address is refused")
    void strict(String text) {
        assertThatThrownBy(() -> IpAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not an IP address");
    }
}
