package io.genericark.kithost;

import io.genericark.kithost.script.Python;

/** Python files on GraalPy. */
class GraalPythonKitTest extends PythonKitContract {

    GraalPythonKitTest() {
        super(Python.GRAALPY);
    }
}
