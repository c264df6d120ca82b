/**
 * Kits that are scripts: directories of executables ({@link io.genericark.kithost.script.ExecutableKit}) and files of
 * functions ({@link io.genericark.kithost.script.FunctionKit}), which are called through a
 * {@link io.genericark.kithost.script.ScriptFile}: one implementation for each language and each way to run it. The shape of their actions is the same
 * ({@link io.genericark.kithost.script.ScriptKit}), and so are the words in which they describe themselves
 * ({@link io.genericark.kithost.script.ScriptDescription}). Depends on plugin-api and the packages {@code child}
 * and {@code files}.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.kithost.script;
