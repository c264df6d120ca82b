package io.genericark.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GuardLinesTest {
    static List<Order> orders() {
        return List.of(
                new Order.Lease(123),
                new Order.Marker("node-a-7"),
                new Order.Action(LossAction.REBOOT),
                new Order.FenceMillis(500),
                new Order.RemoveTag("vip"),
                new Order.LetGoNow(1),
                new Order.Quit());
    }

    static List<Answer> answers() {
        LetGoOutcome left = new LetGoOutcome.Left("vip: ip addr del: exit 2");
        return List.of(
                new Answer.Ready(Answer.Priority.REALTIME),
                new Answer.Armed(-5),
                new Answer.TooLate(5),
                new Answer.LettingGo(LetGoReport.Cause.LEASE_RAN_OUT),
                new Answer.LetGoDone(0, new LetGoOutcome.Done(), 12),
                new Answer.LetGoDone(7, left, 12),
                new Answer.Removed("vip", new LetGoOutcome.Done()),
                new Answer.Removed("vip", left),
                new Answer.Late(3),
                new Answer.Held("2 processes"),
                new Answer.Refused("because"));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void anOrderIsOneLineAndReadBackTheSame(Order order) {
        assertThat(OrderLines.format(order)).doesNotContain("\n");
        assertThat(OrderLines.parse(OrderLines.format(order))).isEqualTo(order);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void anAnswerIsOneLineAndReadBackTheSame(Answer answer) {
        assertThat(AnswerLines.format(answer)).doesNotContain("\n");
        assertThat(AnswerLines.parse(AnswerLines.format(answer))).isEqualTo(answer);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lease",
                "lease soon",
                "leases 5",
                "marker",
                "action",
                "action dance",
                "fence-millis 0",
                "remove-tag",
                "remove-tag a b"
            })
    void aLineThatIsNoOrderIsRefused(String line) {
        assertThatThrownBy(() -> OrderLines.parse(line)).isInstanceOf(IllegalArgumentException.class);
    }
}
