package io.hutong.sandbox.book;

/**
 * One line of a merchant's fund flow.
 *
 * @param at         milliseconds of business time
 * @param businessNo WeChat Pay's number of what caused it
 * @param voucher    the merchant's number of it
 * @param type       in WeChat Pay's words, such as 交易 or 分账
 * @param amount     fen; negative when it leaves the account
 */
public record Movement(long at, String mchid, String businessNo, String voucher, String type,
        long amount) {
}
