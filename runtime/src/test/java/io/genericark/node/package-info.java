@org.jspecify.annotations.NullMarked
package io.genericark.node;
