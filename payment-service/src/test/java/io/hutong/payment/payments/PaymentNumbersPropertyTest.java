package io.hutong.payment.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.kernel.id.OrderIds;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Numbers fit, are unambiguous, and lead back to their order. */
class PaymentNumbersPropertyTest {

    private static final int MAX_LENGTH = 32;

    @Property
    void numbersFitAndStartWithTheirOrder(@ForAll @IntRange(min = 1, max = 99) int attempt,
            @ForAll @IntRange(min = 1, max = 50) int part) {
        String order = OrderIds.next();

        for (String number : Set.of(PaymentNumbers.combined(order, attempt),
                PaymentNumbers.part(order, attempt, part), PaymentNumbers.split(order, part),
                PaymentNumbers.voiding(order, part))) {
            assertThat(number).startsWith(order).hasSizeLessThanOrEqualTo(MAX_LENGTH)
                    .matches("[0-9A-Za-z]+");
        }
    }

    @Example
    void noTwoAttemptsOrPartsShareANumber() {
        String order = OrderIds.next();
        Set<String> numbers = new HashSet<>();

        for (int attempt = 1; attempt <= 99; attempt++) {
            assertThat(numbers.add(PaymentNumbers.combined(order, attempt))).isTrue();
            for (int part = 1; part <= 50; part++) {
                assertThat(numbers.add(PaymentNumbers.part(order, attempt, part))).isTrue();
            }
        }
    }

    @Example
    void numberOutOfRangeIsRefused() {
        assertThatThrownBy(() -> PaymentNumbers.combined("o", 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PaymentNumbers.combined("o", 100))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
