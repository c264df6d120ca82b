package io.genericark.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrBlockTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/16, 10.0.255.255, true",
        "10.0.0.0/16, 10.1.0.0, false",
        "10.0.0.0/16, 10.0.1.0/24, true",
        "10.0.1.0/24, 10.0.0.0/16, false",
        "10.0.0.0/15, 10.1.0.0, true",
        "0.0.0.0/0, 192.0.2.1, true",
        "::/0, 192.0.2.1, false",
        "0.0.0.0/0, fd00::1, false",
        "fd00::/8, fdff::1, true",
        "2001:db8:1:200::/56, 2001:db8:1:2ff::9, true",
        "2001:db8:1:200::/56, 2001:db8:1:300::9, false",
        "fd00::10/128, fd00::10, true"
    })
    @DisplayName("a block contains what shares its leading bits, and nothing of the other family")
    void contains(String block, String other, boolean contained) {
        assertThat(CidrBlock.parse(block).contains(CidrBlock.parse(other))).isEqualTo(contained);
    }

    @Test
    @DisplayName("a single address is a /32 or a /128")
    void addresses() {
        assertThat(CidrBlock.parse("10.99.0.10"))
                .hasToString("10.99.0.10/32")
                .isEqualTo(CidrBlock.parse("10.99.0.10/32"));
        assertThat(CidrBlock.parse("FD00:0::10"))
                .hasToString("fd00::10/128")
                .isEqualTo(CidrBlock.parse("fd00::10/128"));
        assertThat(CidrBlock.parse("fd00::10").isAddress()).isTrue();
        assertThat(CidrBlock.parse("fd00::10/127").isAddress()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/24", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0/8", "fd00::/129", "10.0.0.0/8/8"})
    @DisplayName("what is neither an address nor a block is refused")
    void strict(String text) {
        assertThatThrownBy(() -> CidrBlock.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
