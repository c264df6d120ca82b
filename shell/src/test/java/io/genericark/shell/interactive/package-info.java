@org.jspecify.annotations.NullMarked
package io.genericark.shell.interactive;
