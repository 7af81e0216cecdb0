/** Amounts in fen, rates in basis points, and their exact division. */
@NullMarked
package io.hutong.kernel.money;

import org.jspecify.annotations.NullMarked;
