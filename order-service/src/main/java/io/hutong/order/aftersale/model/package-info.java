/** What a buyer may ask for after the sale, and what a verdict about it does. */
@NullMarked
package io.hutong.order.aftersale.model;

import org.jspecify.annotations.NullMarked;
