/** Tests of the contract, and the contract as tests: {@link io.genericark.api.RecoveryKitContract}. */
@org.jspecify.annotations.NullMarked
package io.genericark.api;
