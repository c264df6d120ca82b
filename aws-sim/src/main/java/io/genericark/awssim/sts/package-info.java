/** The STS subset: {@link io.genericark.awssim.sts.StsService}. */
@NullMarked
package io.genericark.awssim.sts;

import org.jspecify.annotations.NullMarked;
