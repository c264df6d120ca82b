/** Views as text. Pure: no clock, no terminal, no colour unless told. Read {@link io.genericark.shell.render.StatusText}. */
@org.jspecify.annotations.NullMarked
package io.genericark.shell.render;
