/** Amounts in fen, rates in basis points, and their exact division. */
@NullMarked
package io.hutong.contracts.money;

import org.jspecify.annotations.NullMarked;
