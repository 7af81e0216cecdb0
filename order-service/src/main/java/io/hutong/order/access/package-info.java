/** Who may see an order. What is not the caller's does not exist for the caller. */
@NullMarked
package io.hutong.order.access;

import org.jspecify.annotations.NullMarked;
