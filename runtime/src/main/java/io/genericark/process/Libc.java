package io.genericark.process;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** The C library's functions that this package calls, as method handles. Initialised once; thread-safe. */
final class Libc {

    /** {@code struct timespec} on 64-bit Linux. */
    static final StructLayout TIMESPEC = MemoryLayout.structLayout(
            ValueLayout.JAVA_LONG.withName("tv_sec"), ValueLayout.JAVA_LONG.withName("tv_nsec"));

    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");

    /** Holds {@code errno} after a call. */
    static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();

    /** {@code int clock_gettime(clockid_t, struct timespec *)}, with call state. */
    static final MethodHandle CLOCK_GETTIME = function(
            "clock_gettime", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

    /** {@code int kill(pid_t, int)}, with call state. */
    static final MethodHandle KILL =
            function("kill", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));

    private Libc() {}

    static int errno(MemorySegment callState) {
        return callState.get(
                ValueLayout.JAVA_INT, CALL_STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno")));
    }

    @SuppressWarnings("restricted") // calling C is the purpose; each descriptor above is the C declaration
    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor, ERRNO);
    }
}
