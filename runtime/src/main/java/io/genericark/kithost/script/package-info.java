/**
 * Kits that are scripts: directories of executables ({@link io.genericark.kithost.script.ExecutableKit}) and JavaScript
 * files ({@link io.genericark.kithost.script.JavaScriptKit}). The shape of their actions is the same
 * ({@link io.genericark.kithost.script.ScriptKit}), and so are the words in which they describe themselves
 * ({@link io.genericark.kithost.script.ScriptDescription}). Depends on plugin-api and the package {@code child}.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.kithost.script;
