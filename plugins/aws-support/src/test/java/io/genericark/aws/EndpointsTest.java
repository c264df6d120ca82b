package io.genericark.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointsTest {

    @Test
    @DisplayName("a region has its own URL, else the one for all, else none")
    void byRegion() {
        Endpoints endpoints =
                Endpoints.parse("endpoint", List.of("https://all.example.com", "us-gov-west-1=http://127.0.0.1:8080"));
        assertThat(endpoints.in("us-gov-west-1")).contains(URI.create("http://127.0.0.1:8080"));
        assertThat(endpoints.in("eu-west-1")).contains(URI.create("https://all.example.com"));
        assertThat(Endpoints.parse("endpoint", List.of("eu-west-1=https://one.example.com"))
                        .in("eu-west-2"))
                .isEmpty();
        assertThat(Endpoints.parse("endpoint", List.of()).in("eu-west-1")).isEmpty();
    }

    @Test
    @DisplayName("a URL that holds an equals sign is not taken for a region")
    void query() {
        URI url = URI.create("https://proxy.example.com/?to=ec2");
        assertThat(Endpoints.parse("endpoint", List.of(url.toString())).in("eu-west-1"))
                .contains(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ec2.example.com",
                "ftp://ec2.example.com",
                "http://",
                "http://a b",
                "eu-west-1=",
                "http://a,http://b",
                "eu-west-1=http://a,eu-west-1=http://b"
            })
    @DisplayName("what is no URL, or the second one for the same, is refused with the form that is wanted")
    void refused(String texts) {
        assertThatThrownBy(() -> Endpoints.parse("endpoint", List.of(texts.split(",", -1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("parameter endpoint: ")
                .hasMessageContaining("REGION=");
    }
}
