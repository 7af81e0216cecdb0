package io.hutong.order.request;

import io.hutong.web.validation.Checks;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A line of goods as a request names it: a SKU and how many of it. */
public interface AskedLine {

    @Nullable
    String sku();

    @Nullable
    Integer quantity();

    /** The SKU of a line that has passed the check. */
    default String requireSku() {
        return Optional.ofNullable(sku()).orElseThrow();
    }

    /** The quantity of a line that has passed the check. */
    default int requireQuantity() {
        return Optional.ofNullable(quantity()).orElseThrow();
    }

    /** Adds what is wrong with the field {@code lines}, which has to be there. */
    static <L extends AskedLine> void check(
            Checks body, @Nullable List<@Nullable L> lines) {
        body.list("lines", lines, 1, RequestLimits.LINES_MAX,
                (at, line) -> at.text("sku", line.sku()).matches(RequestLimits.ID)
                        .number("quantity", line.quantity())
                        .between(1, RequestLimits.QUANTITY_MAX));
    }

    /** One SKU in several lines is one thing to buy, and keeps to the limit of one line. */
    static <L extends AskedLine> void checkTogether(
            Checks body, @Nullable List<@Nullable L> lines) {
        body.total("lines", lines, new Checks.Total<>("quantity", AskedLine::sku,
                line -> line.quantity() == null ? null : line.quantity().longValue(),
                RequestLimits.QUANTITY_MAX));
    }

    /** The lines of a request that has passed the check; none where it left them out. */
    static <L extends AskedLine> List<L> all(@Nullable List<@Nullable L> lines) {
        return lines == null ? List.of()
                : lines.stream().map(line -> Optional.ofNullable(line).orElseThrow()).toList();
    }
}
