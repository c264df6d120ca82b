/** New kits, as they are written. */
@org.jspecify.annotations.NullMarked
package io.genericark.authoring.template;
