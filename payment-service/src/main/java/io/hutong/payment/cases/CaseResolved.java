package io.hutong.payment.cases;

/**
 * An operator has resolved a case: what waited for that may go on. Published in the transaction of
 * the resolution.
 *
 * @param kind    of the case
 * @param orderId empty where the case is about none
 */
public record CaseResolved(Cases.Kind kind, String orderId) {
}
