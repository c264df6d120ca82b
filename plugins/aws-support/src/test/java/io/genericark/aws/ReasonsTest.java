package io.genericark.aws;

import static io.genericark.api.KitException.Kind.DENIED;
import static io.genericark.api.KitException.Kind.TRANSIENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.api.KitException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ReasonsTest {

    private static KitException denied(String table) {
        return new KitException(
                DENIED,
                "route 10.99.0.10/32 in " + table + " was not replaced",
                "this node's role lacks ec2:ReplaceRoute (UnauthorizedOperation: not on " + table + ")",
                "allow ec2:ReplaceRoute in the role's policy");
    }

    @Test
    @DisplayName("one right that is missing for three tables is one sentence")
    void once() {
        List<KitException> told = Reasons.told(List.of(denied("rtb-2"), denied("rtb-1"), denied("rtb-3")));
        assertThat(told)
                .singleElement()
                .satisfies(one -> assertThat(one)
                        .hasMessage(
                                "route 10.99.0.10/32 in rtb-1, rtb-2, rtb-3 was not replaced: this node's role lacks"
                                        + " ec2:ReplaceRoute (UnauthorizedOperation: not on rtb-2). Next: allow ec2:ReplaceRoute"
                                        + " in the role's policy"));
    }

    @Test
    @DisplayName("different causes stay apart")
    void apart() {
        KitException throttled = new KitException(TRANSIENT, "route was not replaced", "throttled", "");
        assertThat(Reasons.told(List.of(denied("rtb-1"), throttled, denied("rtb-2"))))
                .map(KitException::kind)
                .containsExactly(DENIED, TRANSIENT);
    }

    @Test
    @DisplayName("clauses of different form are listed")
    void listed() {
        assertThat(Reasons.what(List.of("a was not written", "the check of b was not switched off")))
                .isEqualTo("a was not written, the check of b was not switched off");
        assertThat(Reasons.what(List.of("route a in x", "route b in y"))).isEqualTo("route a in x, route b in y");
        assertThat(Reasons.what(List.of("route a in x"))).isEqualTo("route a in x");
    }
}
