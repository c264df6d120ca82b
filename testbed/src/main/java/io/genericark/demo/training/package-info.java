/**
 * Makes the class-data archives of an installation, once, when the launcher has built it.
 *
 * <ul>
 *   <li>{@link io.genericark.demo.training.TrainingMain}: the process that the launcher starts. Read this first.
 *   <li>{@link io.genericark.demo.training.KitHostTraining}: one kit-host and every action of each kind of kit.
 *   <li>{@link io.genericark.demo.training.SampleKits}: the script kits of both.
 *   <li>{@link io.genericark.demo.training.ArchiveDump}: has a running JVM write its archive.
 * </ul>
 */
@org.jspecify.annotations.NullMarked
package io.genericark.demo.training;
