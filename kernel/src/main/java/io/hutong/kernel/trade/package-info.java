/** What all services mean by trading: where a buyer came from, on which terms money is divided, why an order ended. */
@NullMarked
package io.hutong.kernel.trade;

import org.jspecify.annotations.NullMarked;
