/** The promises, tried on kits that keep them and on kits that break them. */
@org.jspecify.annotations.NullMarked
package io.genericark.authoring.conformance;
