/**
 * Kits that are PF4J jars. Read {@link io.genericark.kithost.jar.JarKits} first; what a jar may see of this process is said
 * in {@link io.genericark.kithost.jar.SharedClasses} and {@link io.genericark.kithost.jar.KitClassLoader}. Depends on plugin-api and PF4J.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.kithost.jar;
