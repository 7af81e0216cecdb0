/** Ordinary orders: JSAPI for direct and partner merchants, combined orders, the cashier. */
@NullMarked
package io.hutong.sandbox.cashier;

import org.jspecify.annotations.NullMarked;
