package io.hutong.merchant.catalog;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A product as people see it.
 *
 * @param available pieces that can be ordered now
 */
record Listing(@JsonUnwrapped Product product, long available) {
}
