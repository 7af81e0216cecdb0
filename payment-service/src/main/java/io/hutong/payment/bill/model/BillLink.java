package io.hutong.payment.bill.model;

/**
 * Where a bill can be fetched for a few minutes.
 *
 * @param hashType for example {@code SHA1}
 * @param hash     of the uncompressed file, in hex
 */
public record BillLink(String url, String hashType, String hash) {
}
