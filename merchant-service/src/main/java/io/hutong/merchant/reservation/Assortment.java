package io.hutong.merchant.reservation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is for sale, and which mini-programs may sell it, as far as one poll asks for it. */
record Assortment(Map<String, Offer> offers, Map<String, Storefront> storefronts) {

    Assortment {
        offers = Map.copyOf(offers);
        storefronts = Map.copyOf(storefronts);
    }

    /** A mini-program, seen from the shelf. */
    record Storefront(boolean suspended, Set<String> permits) {
    }

    Optional<Offer> offer(String sku) {
        return Optional.ofNullable(offers.get(sku));
    }

    Optional<Storefront> storefront(String miniProgram) {
        return Optional.ofNullable(storefronts.get(miniProgram));
    }
}
