/** Which mini-programs may sell, and what: standing and category permits. */
@NullMarked
package io.hutong.merchant.miniprogram;

import org.jspecify.annotations.NullMarked;
