/** Who may depend on whom, held by a machine. */
@org.jspecify.annotations.NullMarked
package io.genericark.architecture;
