package io.genericark.tally;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** How many tests and simulation seeds a build executed, by the reports that it left; those of earlier builds do not count. */
final class Tally {
    private static final Path SIMULATION = Path.of("testbed", "simulation", "target", "simulation.txt");
    private static final int MODULE_DEPTH = 5;

    private final Path root;
    private final Instant start;

    Tally(Path root, Instant start) {
        this.root = root;
        this.start = start;
    }

    /** {@code ROOT START}: the checkout, and when the build started. */
    public static void main(String[] args) throws IOException, XMLStreamException {
        System.out.println(new Tally(Path.of(args[0]), Instant.parse(args[1])).line());
    }

    String line() throws IOException, XMLStreamException {
        var sum = new Suite(0, 0, 0);
        for (var report : reports()) {
            sum = sum.plus(Suite.read(report));
        }
        return sum + "; " + simulation().orElse("simulation: no seeds");
    }

    private List<Path> reports() throws IOException {
        var isReport = FileSystems.getDefault().getPathMatcher("glob:**/target/*-reports/TEST-*.xml");
        try (var files = Files.find(root, MODULE_DEPTH, (file, attributes) -> isReport.matches(file))) {
            return files.filter(this::isOfThisBuild).toList();
        }
    }

    private boolean isOfThisBuild(Path file) {
        return !Instant.ofEpochMilli(file.toFile().lastModified()).isBefore(start);
    }

    private Optional<String> simulation() throws IOException {
        var file = root.resolve(SIMULATION);
        return Files.exists(file) && isOfThisBuild(file)
                ? Files.readAllLines(file).stream().findFirst()
                : Optional.empty();
    }

    private record Suite(int tests, int failed, int skipped) {
        static Suite read(Path report) throws IOException, XMLStreamException {
            try (var in = Files.newInputStream(report)) {
                var xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
                xml.nextTag();
                return new Suite(
                        number(xml, "tests"), number(xml, "failures") + number(xml, "errors"), number(xml, "skipped"));
            }
        }

        private static int number(XMLStreamReader xml, String attribute) {
            return Integer.parseInt(xml.getAttributeValue(null, attribute));
        }

        Suite plus(Suite other) {
            return new Suite(tests + other.tests, failed + other.failed, skipped + other.skipped);
        }

        @Override
        public String toString() {
            return "tests: " + (tests - skipped) + " executed, " + failed + " failed, " + skipped + " skipped";
        }
    }
}
