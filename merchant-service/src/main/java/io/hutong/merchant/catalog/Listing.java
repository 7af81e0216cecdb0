package io.hutong.merchant.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.hutong.merchant.miniprogram.InducedSharing;
import java.util.List;

/**
 * A product as people see it.
 *
 * @param available pieces that can be ordered now
 * @param flags     what a host would object to in its title; left out when it would not
 */
record Listing(
        @JsonUnwrapped Product product, long available,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> flags) {

    static Listing of(Product product, long available) {
        return new Listing(product, available, InducedSharing.objections(product.title()));
    }
}
