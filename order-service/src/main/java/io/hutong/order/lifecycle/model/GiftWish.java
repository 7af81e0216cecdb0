package io.hutong.order.lifecycle.model;

import org.jspecify.annotations.Nullable;

/**
 * The order is for somebody who is still to say where it goes.
 *
 * @param sealedMessage the giver's words in base 64, readable only with the service's key; null
 *                      when there are none
 */
public record GiftWish(@Nullable String sealedMessage) {
}
