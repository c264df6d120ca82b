/**
 * The contract between the runtime and recovery kits. A vendor compiles against this package and nothing else of ours.
 *
 * <p>Read {@link io.genericark.api.RecoveryKit} first, then {@link io.genericark.api.KitContext}.
 *
 * <ul>
 *   <li>What a kit is: {@link io.genericark.api.RecoveryKit}, {@link io.genericark.api.KitDescriptor},
 *       {@link io.genericark.api.ParameterSpec}, {@link io.genericark.api.ParameterType},
 *       {@link io.genericark.api.ActionTimeouts}, {@link io.genericark.api.Ability}.
 *   <li>What it is given: {@link io.genericark.api.KitContext}, {@link io.genericark.api.Parameters},
 *       {@link io.genericark.api.Gate}, {@link io.genericark.api.LetGoStep}.
 *   <li>What it answers: {@link io.genericark.api.Health}, {@link io.genericark.api.KitException}.
 *   <li>What it may do besides (each is one small interface): {@link io.genericark.api.Plannable},
 *       {@link io.genericark.api.Preflight}, {@link io.genericark.api.DeepCheck}, {@link io.genericark.api.Traceable},
 *       {@link io.genericark.api.Snapshottable}.
 *   <li>What scripts can call besides: {@link io.genericark.api.ScriptLibrary}.
 *   <li>How its first action is as fast as the later ones: {@link io.genericark.api.Warmable}.
 * </ul>
 *
 * <p>Sealed types and enums go from the kit to the runtime only, so that a kit compiled earlier never meets a case that
 * it does not know. This package depends on JSpecify, slf4j-api and PF4J's {@code ExtensionPoint}.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.api;
