/**
 * After the sale: the buyer asks one merchant for money back, the merchant approves or refuses, or
 * the deadline decides. While one is open, receipt and settlement wait.
 */
@NullMarked
package io.hutong.order.aftersale;

import org.jspecify.annotations.NullMarked;
