package io.hutong.payment.preview;

import io.hutong.kernel.money.Money;
import io.hutong.kernel.trade.Channel;
import io.hutong.web.validation.Checks;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /v1/settlements/preview}.
 *
 * @param at when the order would be quoted; now when absent
 */
record PreviewRequest(
        @Nullable Channel channel, @Nullable List<@Nullable Part> parts, @Nullable Instant at) {

    private static final Pattern MERCHANT = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final Pattern CATEGORY = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final int PARTS_MAX = 50;
    private static final long AMOUNT_MAX = 1_000_000_000L;

    /**
     * What the buyer would pay for one merchant's goods; a merchant may be named again.
     *
     * @param category of the goods; without one, the channel's rate of every category holds
     */
    record Part(
            @Nullable String merchantId, @Nullable Money amount, @Nullable String category) {
    }

    void check() {
        Checks.require(body -> body.value("channel", channel).required()
                .list("parts", parts, 1, PARTS_MAX,
                        (each, part) -> each.text("merchant_id", part.merchantId())
                                .matches(MERCHANT)
                                .money("amount", part.amount()).between(1, AMOUNT_MAX)
                                .text("category", part.category()).optional()
                                .matches(CATEGORY))
                .total("parts", parts, new Checks.Total<>("amount", Part::merchantId,
                        part -> part.amount() == null ? null : part.amount().total(),
                        AMOUNT_MAX)));
    }
}
