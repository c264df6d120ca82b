/** IAM, as far as {@link io.genericark.awssim.iam.IamService} goes: what a role may do, as the faults have it. */
@NullMarked
package io.genericark.awssim.iam;

import org.jspecify.annotations.NullMarked;
