@org.jspecify.annotations.NullMarked
package io.genericark.aws.script;
