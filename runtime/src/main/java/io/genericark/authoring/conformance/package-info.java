/**
 * Holds a kit to its promises: a real kit-host without a cluster, a resource with given parameters, and a list of promises,
 * each tried by itself. Read {@link io.genericark.authoring.conformance.Promises} first: it is the list.
 *
 * <ul>
 *   <li>{@link io.genericark.authoring.conformance.Conformance}: tries them one after another.
 *   <li>{@link io.genericark.authoring.conformance.Bench}: the kit-host and the resource that they are tried on.
 *   <li>{@code Description}, {@code Service}, {@code Failure}, {@code Refusal}, {@code Leaving}: how each is tried.
 *   <li>{@link io.genericark.authoring.conformance.JUnitXml}: the results for a build server.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
package io.genericark.authoring.conformance;
