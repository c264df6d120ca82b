package io.genericark.demo.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** Script kits that need nothing but a shell. */
final class SampleKits {
    static final String JAVASCRIPT = "javascript";
    static final String PYTHON = "python";
    static final String EXECUTABLE = "executable";

    private static final String SOURCE = """
            export const kit = { summary: 'does a little of everything', version: '1.0' };
            export function restore(ctx) {
              ctx.gate();
              ctx.exec(['true']);
              ctx.log.info('restored');
            }
            export function remove(ctx) { ctx.log.info('removed'); }
            export function quickCheck(ctx) {
              return ctx.timeLeft() > 0 ? { health: 'healthy' } : { health: 'unknown', reason: 'no time' };
            }
            """;

    private static final String PYTHON_SOURCE = """
            import json
            kit = {'summary': 'does a little of everything', 'version': '1.0'}
            def restore(ctx):
                ctx.gate()
                ctx.exec(['true'])
                ctx.log.info('restored', json.dumps(ctx.parameters))
            def remove(ctx):
                print('removed')
            def quick_check(ctx):
                return {'health': 'healthy'} if ctx.time_left() > 0 else {'health': 'unknown', 'reason': 'no time'}
            """;

    private SampleKits() {}

    static void writeJavaScript(Path scripts) throws IOException {
        Files.writeString(Files.createDirectories(scripts).resolve(JAVASCRIPT + ".js"), SOURCE);
    }

    static void writePython(Path scripts) throws IOException {
        Files.writeString(Files.createDirectories(scripts).resolve(PYTHON + ".py"), PYTHON_SOURCE);
    }

    static void writeExecutable(Path scripts) throws IOException {
        var directory = Files.createDirectories(scripts.resolve(EXECUTABLE));
        for (var action : List.of("restore", "remove", "quickCheck")) {
            var file = Files.writeString(directory.resolve(action), "#!/bin/sh\nexit 0\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
