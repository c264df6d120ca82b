package io.genericark.testbed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;

/**
 * The service under test: a kit of executables that starts a daemon, and writes down what it does in one journal for
 * all nodes, {@code start NODE EPOCH SECONDS-SINCE-BOOT}.
 *
 * <p>The daemon acts ({@link Acts}) and holds a lock of the operating system as long as it lives; a second one that finds
 * it held writes {@code clash}. Faults are switched on by files that the executables look for.
 */
final class SampleService {
    static final String KIT = "sample";

    private static final String DAEMON = """
            use strict;
            use Fcntl qw(:flock);
            use Time::HiRes qw(clock_gettime sleep);
            my ($node, $epoch) = @ENV{qw(ARK_NODE ARK_EPOCH)};
            my $BOOTTIME = 7;
            sub appending { open(my $file, '>>', shift) or die $!; return $file; }
            my ($journal, $acts, $lock) = map { appending($_) } qw(journal acts lock);
            sub say { syswrite($journal, sprintf("%s %s %s %.2f\\n", shift, $node, $epoch, clock_gettime($BOOTTIME))); }
            sub act { syswrite($acts, sprintf("%s %s %d %.0f\\n", $node, $epoch, $$, clock_gettime($BOOTTIME) * 1e9)); }
            flock($lock, LOCK_EX | LOCK_NB) or say('clash');
            say('start');
            act();
            open(my $pid, '>', "pid.$node.new") or die $!;
            print $pid $$;
            close($pid);
            rename("pid.$node.new", "pid.$node") or die $!;
            while (1) { sleep(0.005); act(); }
            """;
    private static final String HEAD = """
            #!/bin/sh
            cd '@DIR@' || exit 1
            pidfile=pid.$ARK_NODE
            say() { read -r now idle < /proc/uptime; echo "$1 $ARK_NODE $ARK_EPOCH $now" >> journal; }
            alive() { tr '\\0' '\\n' 2>/dev/null < "/proc/$1/environ" | grep -qx "ARK_TAG=$ARK_TAG"; }
            fault() { [ -e "fault.$1.$ARK_NODE" ]; }
            """;
    private static final String START = """
            if fault hang; then say hanging; while fault hang; do sleep 0.05; done; fi
            fault restore && { echo 'told to fail' >&2; exit 1; }
            if [ -s $pidfile ] && alive "$(cat $pidfile)"; then exit 0; fi
            rm -f $pidfile
            perl daemon.pl > daemon.$ARK_NODE.log 2>&1 &
            until [ -s $pidfile ]; do
                kill -0 $! 2>/dev/null || { tail -n 1 daemon.$ARK_NODE.log >&2; exit 1; }
                sleep 0.02
            done
            """;
    private static final String REMOVE = """
            fault remove && { echo 'told to fail' >&2; exit 1; }
            [ -s $pidfile ] || exit 0
            pid=$(cat $pidfile)
            kill "$pid" 2>/dev/null
            while alive "$pid"; do sleep 0.02; done
            rm -f $pidfile
            say stop
            """;
    private static final String CHECK = """
            alive "$(cat $pidfile)" || { echo 'the daemon is gone' >&2; exit 1; }
            """;
    private static final String LET_GO = """
            #!/bin/sh
            read -r now idle < /proc/uptime
            node=$(echo "$PWD/$0" | sed 's|.*/\\(node-[a-z]\\)/.*|\\1|')
            cd '@DIR@' && echo "letgo $node - $now" >> journal
            """;

    /** What is made to go wrong on a node. */
    enum Fault {
        /** The restore waits for as long as the fault lasts. */
        HANG,
        /** The restore fails. */
        RESTORE,
        /** The remove fails. */
        REMOVE
    }

    private final Path directory;
    private final TextFile journal;

    SampleService(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        journal = new TextFile(directory.resolve("journal"));
        Files.writeString(directory.resolve("daemon.pl"), DAEMON);
    }

    /**
     * Writes the kit, the same for all nodes: its let-go command, which is not told for whom it runs, sees by its own path
     * whose it is.
     */
    void install(Path scripts) throws IOException {
        var kit = Files.createDirectories(scripts.resolve(KIT));
        script(kit, "restore", HEAD + START);
        script(kit, "recover", HEAD + "say recover\n" + START);
        script(kit, "remove", HEAD + REMOVE);
        script(kit, "quickCheck", HEAD + CHECK);
        script(kit, "letgo", LET_GO);
    }

    private void script(Path kit, String name, String text) throws IOException {
        var file = kit.resolve(name);
        Files.writeString(file, text.replace("@DIR@", directory.toString()));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    void begin(Fault fault, String node) throws IOException {
        Files.writeString(file(fault, node), "");
    }

    void end(Fault fault, String node) throws IOException {
        Files.deleteIfExists(file(fault, node));
    }

    private Path file(Fault fault, String node) {
        return directory.resolve("fault." + fault.name().toLowerCase(java.util.Locale.ROOT) + "." + node);
    }

    Acts acts() {
        return new Acts(directory.resolve("acts"));
    }

    /** All that was ever written to the journal. */
    TextFile record() {
        return new TextFile(directory.resolve("journal"));
    }

    void mark() {
        journal.mark();
    }

    /** The journal since the mark, without times: {@code start node-a 3}. */
    List<String> journal() {
        return journal.lines().stream()
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .toList();
    }

    /** The daemon that a node has written down. */
    Optional<Long> daemon(String node) {
        try {
            var text = Files.readString(directory.resolve("pid." + node)).strip();
            return Optional.of(text).filter(t -> !t.isEmpty()).map(Long::valueOf);
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
