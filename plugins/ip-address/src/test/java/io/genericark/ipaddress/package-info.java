/**
 * Tests of the kit. {@code IpPlanTest} and its neighbours need nothing; {@code IpAddressKitContract} says what the kit does
 * with a network, and runs in two network namespaces ({@code TwoHosts}) with IPv4 and IPv6.
 */
@NullMarked
package io.genericark.ipaddress;

import org.jspecify.annotations.NullMarked;
