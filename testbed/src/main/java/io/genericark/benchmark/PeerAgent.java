package io.genericark.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ClusterLabs agents, unmodified, run by the peer's {@code agent.sh}, which counts their calls of the {@code aws} program.
 *
 * @param directory where {@code agent.sh} is; it keeps its log of calls there
 */
record PeerAgent(Path directory) {
    private static final Pattern ANSWER = Pattern.compile("rc=(\\d+) wall_ms=(\\d+)");
    private static final Pattern WRITE = Pattern.compile("replace-route|associate-address|change-resource-record-sets");
    private static final long NANOS_PER_MILLI = 1_000_000;

    /**
     * One start.
     *
     * @param millis until it said that it has started
     * @param millisToLastWrite until the last write to AWS was answered
     */
    record Start(long millis, long millisToLastWrite) {}

    /** Blocks until it has ended. */
    Start start(int node, String agent, Map<String, String> settings) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("./agent.sh", String.valueOf(node + 1), agent, "start"));
        settings.forEach((name, value) -> command.add("OCF_RESKEY_" + name + "=" + value));
        long since = nanosOf(Instant.now());
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        Matcher answer = ANSWER.matcher(said);
        if (!answer.find() || !String.valueOf(answer.group(1)).equals("0")) {
            throw new IOException(agent + " did not start: " + said + Files.readString(directory.resolve("out.log")));
        }
        return new Start(Long.parseLong(String.valueOf(answer.group(2))), (lastWrite() - since) / NANOS_PER_MILLI);
    }

    /** Lines of the log: begin and end in nanoseconds since 1970, exit code, arguments. */
    private long lastWrite() throws IOException {
        return Files.readAllLines(directory.resolve("aws.log")).stream()
                .filter(line -> WRITE.matcher(line).find())
                .mapToLong(line -> Long.parseLong(line.split(" ", 3)[1]))
                .max()
                .orElseThrow(() -> new IOException("the agent wrote nothing; was AWS led to it already?"));
    }

    private static long nanosOf(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
    }
}
