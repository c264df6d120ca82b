package io.genericark.kithost.script;

import org.junit.jupiter.api.Tag;

/** {@code postgresql.py} on GraalPy. */
@Tag("long")
class GraalPyPostgresqlKitTest extends PostgresqlContract {

    GraalPyPostgresqlKitTest() {
        super(Python.GRAALPY);
    }
}
