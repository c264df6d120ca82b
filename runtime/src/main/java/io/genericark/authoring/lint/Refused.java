package io.genericark.authoring.lint;

import io.genericark.kithost.protocol.RefusedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What the kit-host said of a file that it refused, with the place that it named. Pure. */
final class Refused {

    /** As engines and HOCON write places: {@code at web.js:3}, {@code .../kit.conf: 3: ...}. */
    private static final Pattern PLACE = Pattern.compile("([^\\s:()]+\\.(?:js|mjs|py|conf)): ?(\\d+)");

    private Refused() {}

    static Finding finding(RefusedFile refused) {
        var place = PLACE.matcher(refused.reason());
        if (!place.find()) {
            return Finding.error(refused.file(), 0, refused.reason(), "mend it; until then the kit does not exist");
        }
        return Finding.error(
                file(Path.of(refused.file()), String.valueOf(place.group(1))),
                Integer.parseInt(String.valueOf(place.group(2))),
                refused.reason(),
                "mend it; until then the kit does not exist");
    }

    private static String file(Path source, String named) {
        String name = String.valueOf(Path.of(named).getFileName());
        Path beside = Files.isDirectory(source) ? source.resolve(name) : source.resolveSibling(name);
        return Files.exists(beside) ? beside.toString() : source.toString();
    }
}
