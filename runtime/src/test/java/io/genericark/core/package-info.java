/** Tests of the pure core. */
@org.jspecify.annotations.NullMarked
package io.genericark.core;
