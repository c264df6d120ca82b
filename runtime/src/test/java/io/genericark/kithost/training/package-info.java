/** Run by the build before the tests: makes the many kit-hosts that they start ready sooner. */
@NullMarked
package io.genericark.kithost.training;

import org.jspecify.annotations.NullMarked;
