/** What may go back of an order, and what a refund of all of it is. */
@NullMarked
package io.hutong.order.refund.model;

import org.jspecify.annotations.NullMarked;
