package io.genericark.route53;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file says about times and tries, under the names that LifeKeeper gives them. The file is read anew by each action, so
 * that a change is in force with the next one. What the file does not say, or not legibly, is as LifeKeeper has it.
 *
 * @param record how the write of a record is tried again
 * @param changeId how a change is followed; after that many looks a PENDING one is told as unusual
 * @param recordCheck how the look at a record is tried again
 * @param problems what was not legible, one sentence each
 */
record Tunables(long ttlSeconds, Tries record, Tries changeId, Tries recordCheck, List<String> problems) {

    /** So many tries, with this pause between two. */
    record Tries(Duration interval, int count) {}

    private static final Pattern LINE =
            Pattern.compile("\\s*(?:export\\s+)?(ROUTE53_[A-Z0-9_]+)=[\"']?([^\"'#]*)[\"']?\\s*(?:#.*)?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final int LONGEST_TTL = Integer.MAX_VALUE;
    private static final int LONGEST_INTERVAL = 3600;
    private static final int MOST_TRIES = 1000;

    static Tunables read(Path file) {
        List<String> problems = new ArrayList<>();
        Reading reading = new Reading(values(file, problems), file, problems);
        return new Tunables(
                reading.number("ROUTE53_TTL", 10, 0, LONGEST_TTL),
                reading.tries("ROUTE53_RECORD", 2, 3),
                reading.tries("ROUTE53_CHANGEID", 20, 5),
                reading.tries("ROUTE53_RECORDCHECK", 2, 4),
                List.copyOf(problems));
    }

    private static Map<String, String> values(Path file, List<String> problems) {
        Map<String, String> values = new HashMap<>();
        try {
            for (String line : Files.readAllLines(file)) {
                Matcher matcher = LINE.matcher(line);
                if (matcher.matches()) {
                    values.put(
                            String.valueOf(matcher.group(1)),
                            String.valueOf(matcher.group(2)).strip());
                }
            }
        } catch (NoSuchFileException e) {
            return values;
        } catch (IOException e) {
            problems.add(file + " was not read, so that defaults are in force: " + e
                    + ". Next: make it readable for this node");
        }
        return values;
    }

    private record Reading(Map<String, String> values, Path file, List<String> problems) {

        Tries tries(String prefix, int interval, int count) {
            return new Tries(Duration.ofSeconds(number(prefix + "_INTERVAL", interval, 0, LONGEST_INTERVAL)), (int)
                    number(prefix + "_TRY_COUNT", count, 1, MOST_TRIES));
        }

        long number(String name, int otherwise, int least, int greatest) {
            String text = values.get(name);
            if (text == null) {
                return otherwise;
            }
            long number = NUMBER.matcher(text).matches() ? Long.parseLong(text) : -1;
            if (number >= least && number <= greatest) {
                return number;
            }
            problems.add(name + "=" + text + " in " + file + " is no number within " + least + ".." + greatest
                    + ", so that " + otherwise + " is in force. Next: correct the file");
            return otherwise;
        }
    }
}
