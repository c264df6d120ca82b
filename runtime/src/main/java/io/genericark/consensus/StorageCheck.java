package io.genericark.consensus;

import java.io.IOException;
import java.io.StringReader;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.ratis.proto.RaftProtos.LogEntryProto;
import org.apache.ratis.statemachine.impl.SimpleStateMachineStorage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks through a peer's files before Ratis opens them: mends the one thing that a crash explains, a torn last entry,
 * and refuses everything else by name. What Ratis alone would do in each case is in docs/adr/0003-ratis-damage.md.
 */
final class StorageCheck {
    private static final Logger LOG = LoggerFactory.getLogger(StorageCheck.class);
    private static final Pattern SEGMENT =
            Pattern.compile("log_(inprogress_(?<open>\\d+)|(?<start>\\d+)-(?<end>\\d+))");

    private final Settings settings;
    private final Path group;
    private final Path current;
    private final Path machine;
    /** What to mend once everything else was found in order. */
    private Mending cutOff = () -> {};

    private interface Mending {
        void run() throws IOException;
    }

    /** A file of the log by its name; {@code end} is -1 for the one that was still being written. */
    private record Segment(Path file, long start, long end) {}

    private StorageCheck(Settings settings) {
        this.settings = settings;
        this.group = settings.groupDirectory();
        this.current = group.resolve("current");
        this.machine = group.resolve("sm");
    }

    static void run(Settings settings) throws IOException {
        new StorageCheck(settings).run();
    }

    private void run() throws IOException {
        refuseOtherClusters();
        List<Segment> segments = segments();
        long snapshot = latestSnapshot();
        if (Files.exists(current.resolve("raft-meta"))) {
            checkVotes(current.resolve("raft-meta"));
        } else if (snapshot >= 0 || !segments.isEmpty()) {
            throw damaged(current.resolve("raft-meta"), "the file with this voter's votes is missing");
        }
        checkConfiguration(current.resolve("raft-meta.conf"));
        long last = checkLog(segments, snapshot);
        long applied = AppliedMark.read(group).orElse(-1);
        if (last < applied) {
            Path where = segments.isEmpty() ? current : segments.getLast().file();
            throw damaged(where, "the log ends at entry " + last + ", but this node had applied entry " + applied);
        }
        cutOff.run();
    }

    private void refuseOtherClusters() throws IOException {
        for (Path directory : list(settings.directory())) {
            if (Files.isDirectory(directory) && isGroupName(name(directory)) && !directory.equals(group)) {
                throw damaged(
                        directory, "it belongs to a cluster of another name than \"" + settings.clusterName() + "\"");
            }
        }
    }

    private static boolean isGroupName(String name) {
        try {
            return UUID.fromString(name).toString().equals(name);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void checkVotes(Path file) throws IOException {
        Properties votes = new Properties();
        try {
            votes.load(new StringReader(Files.readString(file)));
            if (number(votes.getProperty("term", "")) >= 0 && votes.containsKey("votedFor")) {
                return;
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.debug("{} cannot be read", file, e);
        }
        throw damaged(file, "it does not hold this voter's term and vote (" + Files.size(file) + " bytes)");
    }

    private void checkConfiguration(Path file) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        try {
            if (LogEntryProto.parseFrom(Files.readAllBytes(file)).hasConfigurationEntry()) {
                return;
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be read", file, e);
        }
        throw damaged(file, "it does not hold the list of voters (" + Files.size(file) + " bytes)");
    }

    private long latestSnapshot() throws IOException {
        long latest = -1;
        Path newest = machine;
        for (Path file : list(machine)) {
            Matcher name = SimpleStateMachineStorage.SNAPSHOT_REGEX.matcher(name(file));
            if (name.matches() && number(name.group(2)) > latest) {
                latest = number(name.group(2));
                newest = file;
            }
        }
        if (latest >= 0) {
            try {
                SnapshotFiles.read(newest);
            } catch (IOException e) {
                throw damaged(newest, "the newest snapshot is damaged: " + e.getMessage());
            }
        }
        return latest;
    }

    /** Returns the last index that log and snapshot hold together. */
    private long checkLog(List<Segment> segments, long snapshot) throws IOException {
        long covered = snapshot;
        for (Segment segment : segments) {
            long last = checkSegment(segment, segment.equals(segments.getLast()));
            if (last > snapshot && segment.start() > covered + 1) {
                throw damaged(
                        segment.file(),
                        "the log begins or goes on here with entry " + segment.start()
                                + ", but neither snapshot nor log before it reach further than entry " + covered);
            }
            covered = Math.max(covered, last);
        }
        return covered;
    }

    private long checkSegment(Segment segment, boolean newest) throws IOException {
        SegmentScan.Found found = SegmentScan.scan(Files.readAllBytes(segment.file()));
        if (found.count() > 0 && found.first() != segment.start()) {
            throw damaged(segment.file(), "its first entry is " + found.first() + ", not what its name says");
        }
        long last = found.count() > 0 ? found.last() : segment.start() - 1;
        boolean open = segment.end() < 0;
        switch (found.ending()) {
            case SegmentScan.Ending.Corrupt corrupt ->
                throw damaged(
                        segment.file(), corrupt.what() + " (byte " + corrupt.offset() + ", after entry " + last + ")");
            case SegmentScan.Ending.Torn torn -> {
                if (!open || !newest) {
                    throw damaged(
                            segment.file(),
                            "it ends within an entry at byte " + torn.offset() + ", after entry " + last);
                }
                cutOff = () -> cutOff(segment.file(), torn.offset(), last);
            }
            case SegmentScan.Ending.Clean clean -> {}
        }
        if (open ? !newest : last != segment.end()) {
            throw damaged(segment.file(), "it ends with entry " + last + " and the rest is missing");
        }
        return last;
    }

    private static void cutOff(Path file, int offset, long last) throws IOException {
        LOG.warn(
                "{}: the entry after {} was cut off by a crash while it was written; removed it from byte {} on."
                        + " No answer was given for it, nothing else to do.",
                file,
                last,
                offset);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(offset);
            channel.force(true);
        }
    }

    private List<Segment> segments() throws IOException {
        List<Segment> segments = new ArrayList<>();
        for (Path file : list(current)) {
            Matcher name = SEGMENT.matcher(name(file));
            if (name.matches()) {
                boolean open = name.group("open") != null;
                segments.add(new Segment(
                        file, number(name.group(open ? "open" : "start")), open ? -1 : number(name.group("end"))));
            }
        }
        segments.sort(Comparator.comparingLong(Segment::start));
        return segments;
    }

    private static List<Path> list(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static long number(@Nullable String digits) {
        return Long.parseLong(Objects.requireNonNull(digits));
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? "" : name.toString();
    }

    private StateDamaged damaged(Path file, String what) {
        return new StateDamaged(file, what, settings.directory());
    }
}
