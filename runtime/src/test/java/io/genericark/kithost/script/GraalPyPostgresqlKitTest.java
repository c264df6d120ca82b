package io.genericark.kithost.script;

/** {@code postgresql.py} on GraalPy. */
class GraalPyPostgresqlKitTest extends PostgresqlContract {

    GraalPyPostgresqlKitTest() {
        super(Python.GRAALPY);
    }
}
