package io.hutong.payment.bill.model;

/** What the channel says when it is asked for a day's bill. */
public sealed interface BillOffer {

    /**
     * It can be fetched for a few minutes.
     *
     * @param hashType for example {@code SHA1}
     * @param hash     of the uncompressed file, in hex
     */
    record Link(String url, String hashType, String hash) implements BillOffer {
    }

    /** Nothing happened that day. */
    record None() implements BillOffer {
    }

    /** It is still being made. */
    record NotReady() implements BillOffer {
    }

    /** It does not say. */
    record Unavailable(String cause) implements BillOffer {
    }
}
