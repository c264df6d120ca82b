/** Tests of the parts of the demo that need no cluster. */
@org.jspecify.annotations.NullMarked
package io.genericark.demo.cluster;
