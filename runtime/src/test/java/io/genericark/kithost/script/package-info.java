/** Script kits without a kit-host around them; with one they are tested in the package above. */
@org.jspecify.annotations.NullMarked
package io.genericark.kithost.script;
