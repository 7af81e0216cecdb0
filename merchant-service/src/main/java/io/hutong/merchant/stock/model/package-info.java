/** Stock in pieces: what lies on the shelf, is promised, has left. */
@NullMarked
package io.hutong.merchant.stock.model;

import org.jspecify.annotations.NullMarked;
