/**
 * What goes wrong with API calls, and what was called. Depends on nothing else here.
 *
 * <p>Read {@link io.genericark.awssim.faults.Fault} first, then {@link io.genericark.awssim.faults.Faults}.
 * {@link io.genericark.awssim.faults.CallLog} is the record to assert on.
 */
@NullMarked
package io.genericark.awssim.faults;

import org.jspecify.annotations.NullMarked;
