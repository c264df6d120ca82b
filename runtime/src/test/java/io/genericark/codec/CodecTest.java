package io.genericark.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.genericark.core.Applied;
import io.genericark.core.ClusterKits;
import io.genericark.core.ClusterMachine;
import io.genericark.core.ClusterState;
import io.genericark.core.Command;
import io.genericark.core.NodeId;
import io.genericark.core.Policy;
import io.genericark.core.Preflights;
import io.genericark.core.Refusal;
import io.genericark.core.Resource;
import io.genericark.core.Role;
import io.genericark.core.Submission;
import io.genericark.core.Tag;
import io.genericark.core.Timing;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodecTest {
    static Stream<Class<?>> commands() {
        return Samples.leaves(Command.class).stream();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandComesBackAsItWas(Class<?> type) {
        for (var command : new Object[] {Samples.full(type), Samples.sparse(type)}) {
            var submission = new Submission((Command) command, "admin", 1_700_000_000_000L);
            assertThat(Codec.decodeSubmission(Codec.encode(submission))).isEqualTo(submission);
        }
    }

    @Test
    void aStateComesBackAsItWasAndInTheSameBytes() {
        var state = (ClusterState) Samples.full(ClusterState.class);
        var bytes = Codec.encodeState(state);
        assertThat(Codec.decodeState(bytes)).isEqualTo(state);
        assertThat(Codec.encodeState(Codec.decodeState(bytes))).isEqualTo(bytes);
        assertThat(Codec.decodeState(Codec.encodeState(ClusterState.EMPTY))).isEqualTo(ClusterState.EMPTY);
    }

    @Test
    void aPlacementWithoutOwnerComesBackAsItWas() {
        var formed = apply(ClusterState.EMPTY, new Command.Form("test", Timing.DEFAULT, new TreeMap<>()));
        var web = Resource.of(new Tag("web"), "web", "web", new TreeMap<>());
        var created = apply(formed.state(), new Command.CreateResource(web));
        var state = apply(created.state(), new Command.ClearFailures(web.tag())).state();
        assertThat(state.placements()).containsKey(web.tag());
        assertThat(Codec.decodeState(Codec.encodeState(state))).isEqualTo(state);
    }

    @Test
    void anOutcomeSaysWhatWasDecidedOrWhyNothingWas() {
        var formed = apply(ClusterState.EMPTY, new Command.Form("test", Timing.DEFAULT, new TreeMap<>()));
        assertThat(Codec.decodeOutcome(Codec.encodeOutcome(formed)))
                .isEqualTo(new Outcome.Accepted(1, formed.events()));
        var refused = apply(formed.state(), new Command.Remove(new Tag("web")));
        assertThat(Codec.decodeOutcome(Codec.encodeOutcome(refused)))
                .isInstanceOfSatisfying(Outcome.Refused.class, r -> {
                    assertThat(r.index()).isEqualTo(2);
                    assertThat(r.refusal().kind()).isEqualTo(Refusal.Kind.NOT_FOUND);
                });
    }

    @Test
    void idsAreStringsAlsoAsKeys() {
        var members = new TreeMap<NodeId, Role>();
        members.put(new NodeId("a"), Role.VOTER);
        var form = new Command.Form("test", Timing.DEFAULT, members);
        assertThat(text(Codec.encode(new Submission(form, "a", 0))))
                .isEqualTo("{\"command\":{\"type\":\"Form\",\"cluster\":\"test\",\"timing\":{\"heartbeatMillis\":250,"
                        + "\"leaseMillis\":1500,\"fenceMillis\":500,\"driftPpm\":10000},\"members\":{\"a\":\"VOTER\"}},"
                        + "\"by\":\"a\",\"atMillis\":0}");
    }

    @Test
    void anUnknownCommandIsRefusedByItsName() {
        refused("{'command':{'type':'Teleport','tag':'web'},'by':'a','atMillis':0}", "Teleport", "another version");
    }

    @Test
    void whatIsUnknownMissingOrNullIsRefusedByItsName() {
        refused("{'command':{'type':'Remove','tag':'web','force':true},'by':'a','atMillis':0}", "force");
        refused("{'command':{'type':'Remove'},'by':'a','atMillis':0}", "tag");
        refused("{'command':{'type':'Remove','tag':null},'by':'a','atMillis':0}", "tag");
        refused("{'command':{'type':'Remove','tag':' '},'by':'a','atMillis':0}", "must not be blank");
        refused("{'command':{'type':'Remove','tag':7},'by':'a','atMillis':0}", "");
        refused("{'command':{'type':'Remove','tag':'web'},'by':'a','atMillis':0} x", "");
        refused("", "");
    }

    @Test
    void aSnapshotOfANewerFormatIsNamedAsSuch() {
        assertThatThrownBy(() -> Codec.decodeState("{\"format\":\"ark.state/4\",\"zones\":[]}".getBytes(UTF_8)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("ark.state/4")
                .hasMessageContaining("ark.state/3");
    }

    /** What the version before this one wrote, to the byte. */
    private static final String POLICY_BEFORE_KITS = "{'checkIntervalMillis':10000,'failuresToAct':1,"
            + "'restoreTimeoutMillis':60000,'removeTimeoutMillis':30000,'checkTimeoutMillis':15000,"
            + "'recoverTimeoutMillis':60000,'localRecovery':'ON','switchback':'INTELLIGENT'}";

    private static final String RESOURCE_BEFORE_KITS =
            "{'tag':'web','kit':'web','id':'web','parameters':{},'nodeParameters':{},'priorities':{'a':1},'policy':"
                    + POLICY_BEFORE_KITS + ",'goal':'OUT_OF_SERVICE','monitoring':'ON'}";

    @Test
    void aSnapshotOfBeforeThereWereKitsIsReadAsOneInWhichNoneAreKnown() {
        var json =
                "{'format':'ark.state/1','state':{'cluster':'test','timing':{'heartbeatMillis':250,'leaseMillis':1500,"
                        + "'fenceMillis':500,'driftPpm':10000},'index':7,'epoch':0,'votersVersion':1,'votersConfirmed':[],"
                        + "'nodes':{},'resources':{'web':" + RESOURCE_BEFORE_KITS
                        + "},'dependencies':[],'placements':{},"
                        + "'states':{},'events':[]}}";
        var state = Codec.decodeState(bytes(json));
        assertThat(state.kits()).isEqualTo(ClusterKits.NONE);
        assertThat(state.preflights()).isEqualTo(Preflights.NONE);
        assertThat(state.resources().values())
                .singleElement()
                .satisfies(r -> assertThat(r.policy()).isEqualTo(Policy.DEFAULT));
        assertThat(Codec.decodeState(Codec.encodeState(state))).isEqualTo(state);
    }

    @Test
    void aPlacementOfBeforeThereWereRetriesHasHadNone() {
        var json =
                "{'format':'ark.state/2','state':{'cluster':'test','timing':{'heartbeatMillis':250,'leaseMillis':1500,"
                        + "'fenceMillis':500,'driftPpm':10000},'index':7,'epoch':3,'votersVersion':1,'votersConfirmed':[],"
                        + "'nodes':{},'resources':{},'dependencies':[],'placements':{'web':{'phase':'OUT','owner':null,"
                        + "'incarnation':0,'epoch':3,'next':null,'cause':'no port','sinceMillis':9,"
                        + "'failedOn':{'a':'no port'}}},'states':{},'kits':{'onNodes':{},'served':{},'pushed':{},"
                        + "'pushes':0},'events':[]}}";
        var state = Codec.decodeState(bytes(json));
        assertThat(state.placements().values())
                .singleElement()
                .satisfies(p -> assertThat(p.retries()).isZero());
        assertThat(Codec.decodeState(Codec.encodeState(state))).isEqualTo(state);
    }

    @Test
    void commandsOfBeforeThereWereKitsOverlookNothing() {
        assertThat(command("{'type':'Switchover','tag':'web','to':'b','reason':''}"))
                .isEqualTo(new Command.Switchover(new Tag("web"), new NodeId("b"), ""));
        assertThat(command("{'type':'Restore','tag':'web','on':null}"))
                .isEqualTo(new Command.Restore(new Tag("web"), null));
        assertThat(command("{'type':'SetPolicy','tag':'web','policy':" + POLICY_BEFORE_KITS + "}"))
                .isEqualTo(new Command.SetPolicy(new Tag("web"), Policy.DEFAULT));
        assertThat(command("{'type':'CreateResource','resource':" + RESOURCE_BEFORE_KITS + "}"))
                .isInstanceOfSatisfying(
                        Command.CreateResource.class,
                        c -> assertThat(c.resource().policy()).isEqualTo(Policy.DEFAULT));
    }

    private static Command command(String json) {
        return Codec.decodeSubmission(bytes("{'command':" + json + ",'by':'a','atMillis':0}"))
                .command();
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(UTF_8);
    }

    private static void refused(String json, String... parts) {
        assertThatThrownBy(() -> Codec.decodeSubmission(bytes(json)))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContainingAll(parts);
    }

    private static Applied apply(ClusterState state, Command command) {
        return ClusterMachine.apply(state, state.index() + 1, new Submission(command, "test", 0));
    }

    private static String text(byte[] json) {
        return new String(json, UTF_8);
    }
}
