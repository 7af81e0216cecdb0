/** Which parcels an order may get, and how long a receipt waits. */
@NullMarked
package io.hutong.order.fulfilment.model;

import org.jspecify.annotations.NullMarked;
