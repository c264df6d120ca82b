/** Which files a kit is made of, and their hash. */
@org.jspecify.annotations.NullMarked
package io.genericark.kithost.files;
