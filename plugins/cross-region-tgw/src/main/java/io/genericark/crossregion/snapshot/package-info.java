/**
 * The topology as a file: canonical JSON with a version, written and read by {@link io.genericark.crossregion.snapshot.Snapshot}.
 */
@NullMarked
package io.genericark.crossregion.snapshot;

import org.jspecify.annotations.NullMarked;
