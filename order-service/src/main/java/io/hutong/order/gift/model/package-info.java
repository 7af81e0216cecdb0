/** Where a gift stands, who may accept it, and how long it waits. */
@NullMarked
package io.hutong.order.gift.model;

import org.jspecify.annotations.NullMarked;
