/** Refunds of the ecommerce and the domestic family. */
@NullMarked
package io.hutong.sandbox.refund;

import org.jspecify.annotations.NullMarked;
