/**
 * The commands of LifeKeeper that scripts of its Generic ARK call, as far as they can be answered.
 * {@link io.genericark.kithost.lifekeeper.LifeKeeperCommands} is all there is; the answers are in the resource file
 * {@code commands}. Uses the packages {@code child} and {@code calls}.
 */
@org.jspecify.annotations.NullMarked
package io.genericark.kithost.lifekeeper;
