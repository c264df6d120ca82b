package io.genericark.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a failed action says. */
class KitExceptionTest {

    @ParameterizedTest
    @DisplayName("its message has what is known of what, why and what next, and no empty parts")
    @CsvSource(
            delimiter = '|',
            value = {
                "it broke | no disk | add one | it broke: no disk. Next: add one",
                "it broke | no disk | ''      | it broke: no disk",
                "it broke | ''      | add one | it broke. Next: add one",
                "it broke | ''      | ''      | it broke",
            })
    void message(String what, String why, String next, String message) {
        assertThat(new KitException(KitException.Kind.BROKEN, what, why, next)).hasMessage(message);
    }
}
