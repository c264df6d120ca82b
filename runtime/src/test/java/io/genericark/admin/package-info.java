/** Tests of the admin API. */
@org.jspecify.annotations.NullMarked
package io.genericark.admin;
