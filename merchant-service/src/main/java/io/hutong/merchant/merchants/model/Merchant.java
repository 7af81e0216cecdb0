package io.hutong.merchant.merchants.model;

/**
 * A seller.
 *
 * @param subMchid WeChat Pay's number of the merchant under the commerce platform
 * @param terms    in force
 */
public record Merchant(String merchantId, String name, String subMchid, Terms terms) {
}
