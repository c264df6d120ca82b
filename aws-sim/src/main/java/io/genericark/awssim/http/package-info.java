/**
 * The way in: HTTP requests become API calls, meet the faults, and are answered. Knows no service by name.
 *
 * <p>Read {@link io.genericark.awssim.http.FrontDoor} first. A service implements
 * {@link io.genericark.awssim.http.AwsService}; {@link io.genericark.awssim.http.ControlApi} is the simulator's own
 * {@code /_sim/} interface.
 */
@NullMarked
package io.genericark.awssim.http;

import org.jspecify.annotations.NullMarked;
