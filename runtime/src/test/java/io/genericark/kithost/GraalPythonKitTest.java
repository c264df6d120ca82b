package io.genericark.kithost;

import static org.assertj.core.api.Assertions.assertThat;

import io.genericark.kithost.protocol.RefusedFile;
import io.genericark.kithost.script.Python;
import org.junit.jupiter.api.Test;

/** Python files on GraalPy. */
class GraalPythonKitTest extends PythonKitContract {

    GraalPythonKitTest() {
        super(Python.GRAALPY);
    }

    @Override
    void writeMore(ScriptFiles scripts) {
        scripts.file("looping.py", "while True: pass\n");
    }

    @Test
    void aFileThatIsNeverLoadedIsRefusedWithItsLine() {
        assertThat(host.ready().refused())
                .extracting(RefusedFile::reason)
                .anySatisfy(reason -> assertThat(reason).contains("its time was over", "at looping.py:1"));
    }
}
