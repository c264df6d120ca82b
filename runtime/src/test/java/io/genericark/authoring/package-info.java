/** What the author's tools make of kits. */
@org.jspecify.annotations.NullMarked
package io.genericark.authoring;
