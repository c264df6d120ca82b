package io.genericark.kithost.script;

/** {@code postgresql.py} on the system's python3. */
class SystemPythonPostgresqlKitTest extends PostgresqlContract {

    SystemPythonPostgresqlKitTest() {
        super(Python.SYSTEM);
    }
}
