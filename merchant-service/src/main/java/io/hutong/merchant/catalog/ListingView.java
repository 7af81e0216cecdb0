package io.hutong.merchant.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.hutong.kernel.money.Money;
import io.hutong.merchant.catalog.model.Product;
import io.hutong.merchant.miniprogram.InducedSharing;
import io.hutong.merchant.subsidy.model.FlashPrice;
import io.hutong.merchant.subsidy.model.RunningCampaign;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product as people see it.
 *
 * @param available pieces that can be ordered now
 * @param flash     the subsidised price of now; left out when there is none
 * @param flags     what a host would object to in its title; left out when it would not
 */
record ListingView(
        @JsonUnwrapped Product product, long available,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Flash flash,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> flags) {

    /**
     * What a subsidy makes of the price as long as its budget does.
     *
     * @param piecesLeft that the budget does for at the moment
     */
    record Flash(Money price, long piecesLeft, Instant endsAt) {

        /** The price of the next piece; null when no budget does for one. */
        static @Nullable Flash of(Money price, List<RunningCampaign> running) {
            return FlashPrice.of(running, price).stream().filter(flash -> flash.pieces() > 0)
                    .findFirst().map(flash -> new Flash(price.minus(flash.perPiece()),
                            flash.pieces(), flash.endsAt()))
                    .orElse(null);
        }
    }

    static ListingView of(Product product, long available, @Nullable Flash flash) {
        return new ListingView(product, available, flash,
                InducedSharing.objections(product.title()));
    }
}
