/**
 * The files of a new kit, which work as they are. {@link io.genericark.authoring.template.KitTemplate} writes them; the texts are
 * resources beside it.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.authoring.template;
