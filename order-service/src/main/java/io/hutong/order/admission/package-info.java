/** Refusing new orders early, while those that were taken still end in time. */
@NullMarked
package io.hutong.order.admission;

import org.jspecify.annotations.NullMarked;
