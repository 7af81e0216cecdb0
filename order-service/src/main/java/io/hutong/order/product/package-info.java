/** The service's own copy of what merchant-service sells, fed from merchant.events. */
@NullMarked
package io.hutong.order.product;

import org.jspecify.annotations.NullMarked;
