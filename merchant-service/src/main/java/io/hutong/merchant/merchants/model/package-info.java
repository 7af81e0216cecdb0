/** Sellers and the terms that were agreed with them. */
@NullMarked
package io.hutong.merchant.merchants.model;

import org.jspecify.annotations.NullMarked;
