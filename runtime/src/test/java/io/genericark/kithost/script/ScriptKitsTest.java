package io.genericark.kithost.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.genericark.kithost.child.Children;
import io.genericark.kithost.files.FoundKit;
import io.genericark.kithost.protocol.RefusedFile;
import io.genericark.process.Mark;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A scripts directory that changes, looked at without a kit-host. */
class ScriptKitsTest {
    private static final String KIT = "export const restore = () => {}, remove = () => {};\n";

    @TempDir
    private Path root;

    private Path scripts;
    private ScriptKits kits;
    private final List<String> hashes = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    @BeforeEach
    void make() throws IOException {
        scripts = Files.createDirectory(root.resolve("scripts"));
        Children children = new Children(root.resolve("output"), new Mark("ARK_RUN", root.toString()));
        kits = new ScriptKits(scripts, children, Python.SYSTEM, root.resolve("copies"));
    }

    @Test
    void aDirectoryThatIsNotThereIsEmpty() throws IOException {
        Files.delete(scripts);
        load();
        assertThat(hashes).isEmpty();
        assertThat(refused).isEmpty();
        assertThat(kits.hasChanged()).isFalse();
    }

    @Test
    void aHelperCountsInTheHashOfEachKitOfItsLanguageAndNoOtherKitDoes() throws IOException {
        Files.writeString(scripts.resolve("a.js"), KIT);
        load();
        String alone = hashes.getFirst();

        Files.writeString(scripts.resolve("z.js"), KIT + "// another kit\n");
        load();
        assertThat(hashes).first().isEqualTo(alone);

        Files.writeString(scripts.resolve("helper.js"), "export const word = 1;\n");
        load();
        assertThat(hashes).hasSize(2).doesNotContain(alone);
        List<String> withHelper = List.copyOf(hashes);

        Files.writeString(scripts.resolve("helper.js"), "export const word = 22;\n");
        load();
        assertThat(hashes).hasSize(2).doesNotContainAnyElementsOf(withHelper);

        Files.delete(scripts.resolve("helper.js"));
        load();
        assertThat(hashes).first().isEqualTo(alone);
    }

    @Test
    void whatIsTooMuchToCopyIsSaidOnceAndTheKitsStay() throws IOException {
        Files.writeString(scripts.resolve("a.js"), KIT);
        load();
        try (RandomAccessFile large =
                new RandomAccessFile(scripts.resolve("large").toFile(), "rw")) {
            large.setLength(65L * 1024 * 1024);
        }
        assertThat(kits.hasChanged()).isTrue();
        load();
        assertThat(hashes).hasSize(1);
        assertThat(refused).singleElement().satisfies(why -> assertThat(why).contains("more than 64 MiB"));
        assertThat(kits.hasChanged()).isFalse();
        load();
        assertThat(refused).hasSize(1);

        Files.delete(scripts.resolve("large"));
        load();
        assertThat(hashes).hasSize(1);
        assertThat(refused).isEmpty();
    }

    /** On a busy machine a file may not load in its time, and nobody will touch it because of that. */
    @Test
    void whatDidNotLoadInTimeIsTriedAgainByItself() throws IOException {
        Files.writeString(scripts.resolve("slow.py"), """
                import os, time
                while not os.path.exists('%s'): time.sleep(0.1)
                def restore(ctx): pass
                def remove(ctx): pass
                """.formatted(root.resolve("quiet")));
        load();
        assertThat(hashes).isEmpty();
        assertThat(refused)
                .singleElement()
                .satisfies(why -> assertThat(why).contains("did not end in time", "slow.py:2", "tried again"));

        Files.createFile(root.resolve("quiet"));
        await().atMost(Duration.ofMinutes(1)).until(kits::hasChanged);
        load();

        assertThat(refused).isEmpty();
        assertThat(hashes).hasSize(1);
        assertThat(kits.hasChanged()).isFalse();
    }

    @Test
    void copiesDoNotPileUp() throws IOException {
        for (int i = 0; i < 12; i++) {
            Files.writeString(scripts.resolve("a.js"), KIT + "// " + "x".repeat(i));
            load();
        }
        try (var copies = Files.list(root.resolve("copies"))) {
            assertThat(copies).hasSizeLessThanOrEqualTo(6);
        }
    }

    private void load() {
        hashes.clear();
        refused.clear();
        kits.load((FoundKit kit) -> hashes.add(kit.hash()), (RefusedFile file) -> refused.add(file.reason()));
    }
}
