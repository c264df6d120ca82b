/**
 * What a script may ask of the host during one action. Read {@link io.genericark.kithost.calls.HostFunctions} first: one small
 * class for each group of calls (programs, processes, files, network, state), and {@link io.genericark.kithost.calls.Needs},
 * which says what a kit may ask for. What is asked of is a {@link io.genericark.kithost.calls.HostContext}.
 *
 * <p>Knows no language. Depends on plugin-api, the packages {@code child}, {@code process} and {@code durable}, Jackson and
 * dnsjava.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.kithost.calls;
