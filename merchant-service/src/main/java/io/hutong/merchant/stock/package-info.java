/** What lies on the shelf, and the proof that nothing was sold twice. */
@NullMarked
package io.hutong.merchant.stock;

import org.jspecify.annotations.NullMarked;
