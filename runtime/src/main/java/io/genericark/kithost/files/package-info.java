/**
 * Kits as files: which files a kit is made of, and their hash. Read {@link io.genericark.kithost.files.FoundKit} first.
 * Depends on plugin-api.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.kithost.files;
