/** Tests of the simulator: through the AWS SDK, the CLI, plain HTTP, and of the world on its own. */
@NullMarked
package io.genericark.awssim;

import org.jspecify.annotations.NullMarked;
