/**
 * Kits that are scripts: directories of executables ({@link io.genericark.kithost.script.ExecutableKit}) and JavaScript
 * files ({@link io.genericark.kithost.script.JavaScriptKit}). Both describe themselves in the same words
 * ({@link io.genericark.kithost.script.ScriptDescription}). Depends on plugin-api and the package {@code child}.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.kithost.script;
