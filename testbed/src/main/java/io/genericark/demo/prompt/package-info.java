/**
 * The interactive demo: a prompt at which the cluster can be broken, mended and asked.
 * {@link io.genericark.demo.prompt.DemoPrompt} reads the lines; {@link io.genericark.demo.prompt.Mischief} knows the
 * demo's own words; every other line is a command of {@code ark} and is run by {@code io.genericark.shell}, in a process
 * of its own.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.demo.prompt;
