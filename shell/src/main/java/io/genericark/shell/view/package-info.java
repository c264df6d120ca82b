/**
 * What a look at the cluster means: pure functions from {@link io.genericark.shell.view.Look} to records.
 *
 * <p>The records are shown as text by {@code render} and written as the JSON documents of {@code docs/json.md}: a
 * component renamed here is a new version of its document.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.shell.view;
