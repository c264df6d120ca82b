/** Adapted programs without a kit-host around them: agents written for a test, Debian's own, and a stand-in for systemd. */
@org.jspecify.annotations.NullMarked
package io.genericark.kithost.adapter;
