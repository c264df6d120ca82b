package io.genericark.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.ratis.util.FileUtils;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a peer whose files were damaged while it was down; the findings are docs/adr/0003. */
class StateDamagedTest {
    private static final int NO_SNAPSHOT = 1_000_000;
    private static final int COMMANDS = 30;
    private static final PeerId VICTIM = new PeerId("n3");

    /** Two groups as they were left: one with its whole log in two segments, one with snapshots. */
    @TempDir
    static Path templates;

    private static Trio withLog;
    private static Trio withSnapshots;

    @TempDir
    Path root;

    /** Damages a file below the victim's group directory. */
    interface Damage {
        void to(Path files) throws IOException;
    }

    private interface Edit {
        byte[] of(byte[] bytes, int used);
    }

    @BeforeAll
    static void leaveTwoGroups() throws Exception {
        withLog = leave(templates.resolve("log"), NO_SNAPSHOT);
        withSnapshots = leave(templates.resolve("snapshots"), 10);
    }

    /** Again when an election on a busy machine began one more segment: the damages count on the files being so. */
    private static Trio leave(Path directory, int snapshotEvery) throws Exception {
        for (int attempt = 0; attempt < 10; attempt++) {
            Trio trio = leaveOnce(directory, snapshotEvery);
            if (segments(trio.files(VICTIM)) <= 2 && Files.size(log(trio.files(VICTIM))) > 500_000) {
                return trio;
            }
            FileUtils.deleteFully(directory.toFile());
        }
        throw new IllegalStateException("ten groups in a row had a second election");
    }

    private static Trio leaveOnce(Path directory, int snapshotEvery) throws Exception {
        Trio trio = Trio.started(directory, snapshotEvery);
        for (int i = 0; i < COMMANDS; i++) {
            trio.submit(trio.leader(), "c" + i + "-".repeat(60_000));
        }
        trio.awaitSame();
        trio.stopAll();
        return trio;
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                inLog("the last record cut", "the log ends at entry", (b, used) -> Arrays.copyOf(b, used - 20)),
                inLog("half of the log cut", "the log ends at entry", (b, used) -> Arrays.copyOf(b, used / 2)),
                inLog("the log emptied", "the log ends at entry", (b, used) -> new byte[0]),
                inLog("the end of the log zeroed", "entry", (b, used) -> fill(b, used - 700, used, 0)),
                inLog("a bit flipped in the middle", "after it is whole", (b, used) -> flip(b, used / 2)),
                inLog("a bit flipped in the last record", "checksum does not match", (b, used) -> flip(b, used - 30)),
                inLog("a bit flipped in the header", "the header is wrong", (b, used) -> flip(b, 2)),
                inLog(
                        "bytes after the end",
                        "bytes after the end of the log",
                        (b, used) -> fill(Arrays.copyOf(b, used + 3000), used + 2000, used + 3000, 9)),
                file("the newest segment removed", "log_0", "the log ends at entry", files -> Files.delete(log(files))),
                file(
                        "an older segment removed",
                        "log_inprogress",
                        "goes on here",
                        files -> Files.delete(closed(files))),
                file(
                        "an older segment cut",
                        "log_0",
                        "it ends within an entry",
                        files -> Files.write(closed(files), Arrays.copyOf(Files.readAllBytes(closed(files)), 500_000))),
                file("the whole log removed", "current", "the log ends at entry -1", files -> {
                    Files.delete(log(files));
                    Files.delete(closed(files));
                }),
                file("the votes emptied", "raft-meta", "term and vote", files -> empty(files, "raft-meta")),
                file(
                        "the votes removed",
                        "raft-meta",
                        "is missing",
                        files -> Files.delete(files.resolve("current/raft-meta"))),
                file(
                        "the voters emptied",
                        "raft-meta.conf",
                        "list of voters",
                        files -> empty(files, "raft-meta.conf")));
    }

    static Stream<Arguments> refusedSnapshots() {
        return Stream.of(
                file(
                        "a bit flipped",
                        "snapshot.",
                        "newest snapshot is damaged: its MD5",
                        files -> Files.write(snapshot(files), flip(Files.readAllBytes(snapshot(files)), 5))),
                file(
                        "all snapshots removed",
                        "log_inprogress",
                        "neither snapshot nor log",
                        files -> FileUtils.deleteFully(files.resolve("sm").toFile())),
                file(
                        "the checksum removed",
                        "snapshot.",
                        "is missing",
                        files -> Files.delete(
                                snapshot(files).resolveSibling(snapshot(files).getFileName() + ".md5"))));
    }

    static Stream<Arguments> recovered() {
        return Stream.of(
                inLog("zeros after the end", "", (b, used) -> Arrays.copyOf(b, b.length + 5000)),
                inLog("no room reserved", "", (b, used) -> Arrays.copyOf(b, used)),
                inLog("the first bytes of one more record", "", (b, used) -> append(b, used, used + 3)),
                inLog(
                        "one more record up to a sector's end",
                        "",
                        (b, used) -> append(b, used, (used / 512 + 1) * 512)));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isNamedAndNothingIsChanged(Damage damage, String fileName, String what) throws Exception {
        assertRefused(withLog, damage, fileName, what);
    }

    @ParameterizedTest
    @MethodSource("refusedSnapshots")
    void ofASnapshotIsNamedAndNothingIsChanged(Damage damage, String fileName, String what) throws Exception {
        assertRefused(withSnapshots, damage, fileName, what);
    }

    @ParameterizedTest
    @MethodSource("recovered")
    void thatACrashExplainsIsMended(Damage damage, String fileName, String what) throws Exception {
        try (Trio trio = copyOf(withLog)) {
            damage.to(trio.files(VICTIM));
            trio.start(VICTIM);
            trio.stop(VICTIM);
            trio.startAll();
            trio.submit(VICTIM, "and on");
            trio.awaitSame();
            assertThat(trio.journal(VICTIM).commands()).hasSize(COMMANDS + 1);
        }
    }

    @Test
    void stateOfAnotherClusterIsNamed() throws Exception {
        try (Trio trio = copyOf(withLog)) {
            Settings own = trio.settings(VICTIM);
            Settings other = Settings.oneRegion("other", VICTIM, own.peers(), own.directory());
            assertThatThrownBy(() -> StorageCheck.run(other))
                    .isInstanceOf(StateDamaged.class)
                    .hasMessageContaining("belongs to a cluster of another name than \"other\"");
        }
    }

    @Test
    void isCuredByTheProcedureInTheMessage() throws Exception {
        try (Trio trio = copyOf(withLog)) {
            trio.startAll();
            trio.leader();
            trio.stop(VICTIM);
            PeerId leader = trio.leader();
            FileUtils.deleteFully(trio.directory(VICTIM).toFile());
            trio.start(VICTIM);
            trio.stop(leader);
            trio.start(leader);
            trio.submit(VICTIM, "rejoined");
            trio.awaitSame();
            assertThat(trio.journal(VICTIM).commands()).hasSize(COMMANDS + 1);
        }
    }

    private void assertRefused(Trio template, Damage damage, String fileName, String what) throws Exception {
        try (Trio trio = copyOf(template)) {
            damage.to(trio.files(VICTIM));
            Map<String, Integer> before = contents(trio.directory(VICTIM));
            assertThatThrownBy(() -> trio.start(VICTIM))
                    .isInstanceOfSatisfying(
                            StateDamaged.class,
                            damaged -> assertThat(damaged.file()).asString().contains(fileName))
                    .hasMessageContaining(what)
                    .hasMessageContaining("wipe and rejoin")
                    .hasMessageContaining(trio.directory(VICTIM) + ".damaged");
            assertThat(contents(trio.directory(VICTIM))).isEqualTo(before);
        }
    }

    private Trio copyOf(Trio template) throws IOException {
        for (PeerId peer : template.ids()) {
            copy(
                    templates.resolve(template == withLog ? "log" : "snapshots").resolve(peer.value()),
                    root.resolve(peer.value()));
            template.place(peer, root.resolve(peer.value()));
        }
        return template;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    private static Map<String, Integer> contents(Path directory) throws IOException {
        Map<String, Integer> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(file.toString(), Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return contents;
    }

    private static Arguments inLog(String name, String what, Edit edit) {
        return file(name, "log_inprogress", what, files -> {
            byte[] bytes = Files.readAllBytes(log(files));
            int used = bytes.length;
            while (used > 0 && bytes[used - 1] == 0) {
                used--;
            }
            Files.write(log(files), edit.of(bytes, used));
        });
    }

    private static Arguments file(String name, String fileName, String what, Damage damage) {
        return Arguments.of(Named.of(name, damage), fileName, what);
    }

    private static Path log(Path files) throws IOException {
        return only(files.resolve("current"), "log_inprogress_\\d+");
    }

    private static long segments(Path files) throws IOException {
        try (Stream<Path> current = Files.list(files.resolve("current"))) {
            return current.filter(file -> file.toString().contains("log_")).count();
        }
    }

    private static Path closed(Path files) throws IOException {
        return only(files.resolve("current"), "log_\\d+-\\d+");
    }

    private static Path snapshot(Path files) throws IOException {
        return only(files.resolve("sm"), "snapshot\\.\\d+_\\d+");
    }

    /** The one with the highest index, where there are several. */
    private static Path only(Path directory, String name) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> directory.relativize(file).toString().matches(name))
                    .sorted()
                    .reduce((first, second) -> second)
                    .orElseThrow();
        }
    }

    private static void empty(Path files, String name) throws IOException {
        Files.write(files.resolve("current").resolve(name), new byte[0]);
    }

    private static byte[] flip(byte[] bytes, int at) {
        bytes[at] ^= 4;
        return bytes;
    }

    private static byte[] fill(byte[] bytes, int from, int to, int value) {
        Arrays.fill(bytes, from, to, (byte) value);
        return bytes;
    }

    /** The beginning of a record of 1500 bytes, as far as it was written, in room reserved with zeros. */
    private static byte[] append(byte[] bytes, int used, int written) {
        byte[] longer = fill(Arrays.copyOf(bytes, Math.max(bytes.length, used + 8192)), used, written, 7);
        longer[used] = (byte) ((1500 & 0x7f) | 0x80);
        longer[used + 1] = (byte) (1500 >> 7);
        return longer;
    }
}
