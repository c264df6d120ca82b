/** Tests of what every AWS kit shares; {@code ReconcilingKitTest} tells what a kit can rely on. */
@NullMarked
package io.genericark.aws;

import org.jspecify.annotations.NullMarked;
