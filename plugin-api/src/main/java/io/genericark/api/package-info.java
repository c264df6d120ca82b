/** The contract between the runtime and recovery kits. Start with {@link io.genericark.api.RecoveryKit}. */
@org.jspecify.annotations.NullMarked
package io.genericark.api;
