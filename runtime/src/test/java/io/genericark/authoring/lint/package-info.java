/** What lint finds, and what it does not. */
@org.jspecify.annotations.NullMarked
package io.genericark.authoring.lint;
