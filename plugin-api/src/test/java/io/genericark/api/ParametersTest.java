package io.genericark.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParametersTest {

    private static final List<ParameterSpec> SPECS = List.of(
            ParameterSpec.required("vip", ParameterType.TEXT, "the address"),
            ParameterSpec.optional("port", ParameterType.INTEGER, "80", "TCP port")
                    .within(1, 65535),
            ParameterSpec.optional("create-missing", ParameterType.FLAG, "false", "create routes"),
            ParameterSpec.optional("pause", ParameterType.DURATION, "250ms", "pause")
                    .within(0, 60_000),
            ParameterSpec.optional("tables", ParameterType.LIST, "table ids"),
            ParameterSpec.optional("mode", ParameterType.TEXT, "a", "mode").oneOf("a", "b"));

    @Test
    void defaultsFillWhatAResourceLeavesOut() throws KitException {
        Parameters parameters = Parameters.of(SPECS, Map.of("vip", "10.0.0.7"));

        assertThat(parameters.text("vip")).isEqualTo("10.0.0.7");
        assertThat(parameters.integer("port")).isEqualTo(80);
        assertThat(parameters.flag("create-missing")).isFalse();
        assertThat(parameters.duration("pause")).isEqualTo(Duration.ofMillis(250));
        assertThat(parameters.list("tables")).isEmpty();
        assertThat(parameters.find("tables")).isEmpty();
    }

    @Test
    void listsAreSplitAtCommas() throws KitException {
        Parameters parameters = Parameters.of(SPECS, Map.of("vip", "v", "tables", "rtb-1, rtb-2"));

        assertThat(parameters.list("tables")).containsExactly("rtb-1", "rtb-2");
    }

    @Test
    void everyProblemIsNamedAtOnce() {
        Map<String, String> given = Map.of("prot", "1", "port", "0", "pause", "soon", "mode", "c");

        assertThat(Parameters.problems(SPECS, given))
                .containsExactly(
                        "parameter prot is not known to this kit; it takes vip, port, create-missing, pause, tables, mode",
                        "parameter vip is missing (the address)",
                        "parameter port: '0' is outside of what is accepted; give a number from 1 to 65535",
                        "parameter pause: 'soon' cannot be read; give a whole number with a unit, such as 250ms, 5s, 2m or 1h",
                        "parameter mode: 'c' is outside of what is accepted; give one of a, b");
    }

    @Test
    void wrongParametersAreDeniedAndNotRetried() {
        assertThatThrownBy(() -> Parameters.of(SPECS, Map.of()))
                .isInstanceOfSatisfying(
                        KitException.class, e -> assertThat(e.kind()).isEqualTo(KitException.Kind.DENIED))
                .hasMessageContaining("vip is missing");
    }

    @Test
    void aDefaultOutsideItsBoundsIsTheKitsFault() {
        assertThatThrownBy(() -> ParameterSpec.optional("port", ParameterType.INTEGER, "0", "port")
                        .within(1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("default of parameter port");
    }
}
