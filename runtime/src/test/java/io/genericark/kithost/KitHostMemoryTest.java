package io.genericark.kithost;

import static io.genericark.kithost.protocol.KitAction.RESTORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.kithost.script.Python;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A script inside the kit-host that takes memory without end takes that of the kit-host and no more, and the node sees it. */
class KitHostMemoryTest {

    @TempDir
    private Path directory;

    @Test
    void aKitInJavaScriptThatTakesAllMemoryEndsTheKitHostWhichSaysWhy() throws IOException {
        endsTheKitHost("greedy.js");
    }

    @Test
    @Tag("long")
    void aKitInPythonThatTakesAllMemoryEndsTheKitHostWhichSaysWhy() throws IOException {
        endsTheKitHost("greedy.py");
    }

    private void endsTheKitHost(String file) throws IOException {
        ScriptFiles scripts = new ScriptFiles(directory);
        scripts.file("greedy.js", """
                export const remove = () => {};
                export function restore(ctx) {
                  ctx.exec(['sh', '-c', 'setsid sleep 600 &']);
                  const all = [];
                  for (;;) { try { all.push(new Float64Array(1000000)); } catch (e) { } }
                }
                """);
        scripts.file("greedy.py", """
                def remove(ctx): pass
                def restore(ctx):
                    ctx.exec(['sh', '-c', 'setsid sleep 600 &'])
                    everything = []
                    while True:
                        try: everything.append(list(range(100000)))
                        except BaseException: pass
                """);
        scripts.file(file.equals("greedy.js") ? "greedy.py" : "greedy.js", ""); // one kit of that name
        try (HostUnderTest host = new HostUnderTest(directory, directory.resolve("scripts"), Python.GRAALPY)) {
            host.start(file, RESTORE, "greedy", Map.of(), 1, 600_000);

            assertThat(host.death())
                    .contains(
                            "a kit took all of its memory",
                            "ark.kit-host.max-heap",
                            "it was running restore of greedy");
            assertThat(host.processesOf("greedy")).isEmpty();
        }
    }
}
