package io.hutong.merchant.reservation.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is for sale, and which mini-programs may sell it, as far as one poll asks for it. */
public record Assortment(Map<String, Offer> offers, Map<String, Storefront> storefronts) {

    public Assortment {
        offers = Map.copyOf(offers);
        storefronts = Map.copyOf(storefronts);
    }

    /** A mini-program, seen from the shelf. */
    public record Storefront(boolean suspended, Set<String> permits) {
    }

    Optional<Offer> offer(String sku) {
        return Optional.ofNullable(offers.get(sku));
    }

    Optional<Storefront> storefront(String miniProgram) {
        return Optional.ofNullable(storefronts.get(miniProgram));
    }
}
