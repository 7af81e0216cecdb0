package io.hutong.acceptance.dsl;

import io.hutong.kernel.id.OrderIds;

/** Names that no other story uses. */
final class Names {

    private static final int RANDOM_TAIL = 12;

    private Names() {
    }

    static String unique(String prefix) {
        return prefix + "-" + OrderIds.next().substring(OrderIds.LENGTH - RANDOM_TAIL);
    }
}
