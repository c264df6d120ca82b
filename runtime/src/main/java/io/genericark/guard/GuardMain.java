package io.genericark.guard;

import io.genericark.guard.Answer.Priority;
import io.genericark.letgo.LetGoFiles;
import io.genericark.process.Boottime;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The guard process. Reads orders from standard input, answers on standard output; started by {@link Guard}, with the
 * arguments log file, sysrq file, directory of let-go steps, clock jump threshold in milliseconds.
 */
public final class GuardMain {
    private static final int QUEUED_ANSWERS = 1_000;
    private static final int SCHEDULING_POLICY_FIELD = 38; // of /proc/self/stat, counted after the program's name

    private GuardMain() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length != 4) {
            System.err.println(
                    "The guard is started by 'ark agent', with: LOG-FILE SYSRQ-FILE LET-GO-DIRECTORY CLOCK-JUMP-MILLIS");
            System.exit(2);
        }
        LetGo letGo = new LetGo(new LetGoFiles(Path.of(args[2])));
        LetGo.rehearse(Path.of(args[2]));
        LineWriter answers = answers();
        LineWriter log = log(Path.of(args[0]));
        BlockingQueue<Order> orders = new LinkedBlockingQueue<>();
        Path sysrq = Path.of(args[1]);
        GuardLoop.Surroundings around = new GuardLoop.Surroundings(
                Boottime::nanos,
                System::currentTimeMillis,
                letGo,
                answer -> answers.offer(AnswerLines.format(answer)),
                report -> log.offer(logLine(report)),
                () -> reboot(sysrq, log));
        GuardLoop loop = new GuardLoop(orders, around, Long.parseLong(args[3]));
        around.answers().accept(new Answer.Ready(priority()));
        Thread.ofPlatform().daemon().name("orders").start(() -> read(orders, answers));
        int exit = loop.run();
        log.flush(Duration.ofSeconds(1));
        answers.flush(Duration.ofSeconds(1));
        System.exit(exit);
    }

    private static void read(BlockingQueue<Order> orders, LineWriter answers) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                try {
                    orders.add(OrderLines.parse(line));
                } catch (IllegalArgumentException e) {
                    answers.offer(AnswerLines.format(new Answer.Refused(line + ": " + e.getMessage())));
                }
            }
        } catch (IOException e) {
            answers.offer(AnswerLines.format(new Answer.Refused("standard input: " + e)));
        } finally {
            orders.add(new Order.InputEnded());
        }
    }

    private static LineWriter answers() {
        FileOutputStream out = new FileOutputStream(FileDescriptor.out);
        return new LineWriter(
                "answers", QUEUED_ANSWERS, line -> out.write((line + "\n").getBytes(StandardCharsets.UTF_8)));
    }

    private static LineWriter log(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE);
        return new LineWriter("log", QUEUED_ANSWERS, line -> {
            channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        });
    }

    private static String logLine(LetGoReport report) {
        String result = switch (report.outcome()) {
            case LetGoOutcome.Done() -> "nothing is left";
            case LetGoOutcome.Left(String what) -> "LEFT: " + what.replaceAll("\\s+", " ");
        };
        return Instant.now() + " let go: " + report.cause().words() + "; " + result + "; took " + report.tookMillis()
                + " ms";
    }

    private static void reboot(Path sysrq, LineWriter log) {
        try {
            log.offer(Instant.now() + " reboot through " + sysrq);
            log.flush(Duration.ofMillis(100));
            Files.writeString(sysrq, "b", StandardOpenOption.WRITE);
        } catch (IOException e) {
            log.offer(Instant.now() + " REBOOT FAILED: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Priority priority() {
        try {
            String stat = Files.readString(Path.of("/proc/self/stat"));
            List<String> fields =
                    List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
            return fields.get(SCHEDULING_POLICY_FIELD).equals("0") ? Priority.NORMAL : Priority.REALTIME;
        } catch (IOException e) {
            return Priority.NORMAL;
        }
    }
}
