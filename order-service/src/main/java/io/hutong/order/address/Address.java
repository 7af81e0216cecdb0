package io.hutong.order.address;

import io.hutong.web.validation.Checks;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where goods go. It never shows itself in a log. */
public record Address(
        @Nullable String name, @Nullable String phone, @Nullable String region,
        @Nullable String street) {

    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 -]{4,19}");
    private static final int NAME_MAX = 60;
    private static final int REGION_MAX = 120;
    private static final int STREET_MAX = 200;

    /** Every field is required; control characters are in none. */
    public void check(Checks address) {
        address.text("name", name).length(1, NAME_MAX)
                .text("phone", phone).matches(PHONE)
                .text("region", region).length(1, REGION_MAX)
                .text("street", street).length(1, STREET_MAX);
    }

    @Override
    public String toString() {
        return "Address[masked]";
    }
}
