/**
 * Child processes of kits: started in a session of their own, with output in files, and ended with all that they started.
 * Read {@link io.genericark.kithost.child.Children} first. Depends on plugin-api, the names of
 * actions in the package {@code protocol}, and the package {@code process}.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.kithost.child;
