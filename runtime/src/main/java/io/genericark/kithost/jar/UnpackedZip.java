package io.genericark.kithost.jar;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.pf4j.util.Unzip;

/**
 * The content of a zip as a directory, named after its hash: what one kit-host reads is never changed by the next. Kept below
 * {@code .unpacked} in the plugins directory until {@link #clean}. Blocks on the file system.
 */
final class UnpackedZip {

    private static final String PLACE = ".unpacked";

    private UnpackedZip() {}

    /** Unpacks it, unless that was done before. */
    static Path of(Path zip, String hash) throws IOException {
        Path place = place(zip, hash);
        if (!Files.isDirectory(place)) {
            Path all = Files.createDirectories(zip.resolveSibling(PLACE));
            Path fresh = Files.createTempDirectory(all, "new-");
            new Unzip(zip.toFile(), fresh.toFile()).extract();
            moveInPlace(fresh, place);
        }
        return place;
    }

    private static void moveInPlace(Path fresh, Path place) throws IOException {
        try {
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            remove(fresh);
            if (!Files.isDirectory(place)) { // else another kit-host was faster
                throw e;
            }
        }
    }

    static Path place(Path zip, String hash) {
        return zip.resolveSibling(PLACE).resolve(zip.getFileName() + "-" + hash);
    }

    /** Removes what none of these zips needs; to be called when no older kit-host runs. */
    static void clean(Path directory, List<Path> needed) throws IOException {
        Path all = directory.resolve(PLACE);
        if (Files.isDirectory(all)) {
            try (Stream<Path> unpacked = Files.list(all)) {
                for (Path each : unpacked.filter(path -> !needed.contains(path)).toList()) {
                    remove(each);
                }
            }
        }
    }

    private static void remove(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
