package io.genericark.kithost;

import io.genericark.kithost.script.Python;

/** Python files on the system's python3. */
class SystemPythonKitTest extends PythonKitContract {

    SystemPythonKitTest() {
        super(Python.SYSTEM);
    }
}
