package io.hutong.order.aftersale;

import io.hutong.kernel.money.Money;
import io.hutong.order.aftersale.model.OpenDecision;
import io.hutong.order.aftersale.model.VerdictDecision;
import io.hutong.web.problem.ProblemException;
import org.springframework.http.HttpStatus;

/** What buyers and merchants are told when something is not possible. */
final class AfterSaleProblems {

    private AfterSaleProblems() {
    }

    static ProblemException of(OpenDecision refusal) {
        return switch (refusal) {
            case OpenDecision.NotPaid() -> ProblemException.conflict("ORDER_NOT_PAID",
                    "Nothing was paid for this order, so there is nothing to ask back.");
            case OpenDecision.NothingLeft() -> ProblemException.conflict(
                    "AFTER_SALE_NOT_POSSIBLE", "All of the money is back or on its way back.");
            case OpenDecision.TooMany() -> ProblemException.conflict("TOO_MANY_AFTER_SALES",
                    "You have asked too often about this order; talk to the merchant.");
            case OpenDecision.LinesRequired() -> unprocessable("LINES_REQUIRED",
                    "Several merchants sold in this order; name the lines of one of them.");
            case OpenDecision.OneMerchantOnly() -> unprocessable("ONE_MERCHANT_ONLY",
                    "These lines are of several merchants; ask each of them.");
            case OpenDecision.UnknownLine(String sku) -> unprocessable("UNKNOWN_LINE",
                    "The order holds no " + sku + "; name its own lines.");
            case OpenDecision.TooManyPieces(String sku, int sold) -> ProblemException.conflict(
                    "LINE_QUANTITY_EXCEEDED", "The order holds " + sold + " of " + sku + ".");
            case OpenDecision.ExceedsPayment(var left) -> ProblemException.conflict(
                    "REFUND_EXCEEDS_PAYMENT", "Only " + left + " can still be asked back.");
            case OpenDecision.ExceedsLines(var left) -> exceedsLines(left);
            case OpenDecision.Allowed allowed ->
                    throw new IllegalStateException("allowed: " + allowed);
        };
    }

    static ProblemException of(VerdictDecision refusal) {
        return switch (refusal) {
            case VerdictDecision.DecidedBefore(var state) -> ProblemException.conflict(
                    "ALREADY_DECIDED", "It is " + state + " already.");
            case VerdictDecision.ExceedsPayment(var left) -> ProblemException.conflict(
                    "REFUND_EXCEEDS_PAYMENT", "Only " + left + " are left to give back.");
            case VerdictDecision.ExceedsLines(var left) -> exceedsLines(left);
            case VerdictDecision.TooManyRefunds() -> ProblemException.conflict(
                    "TOO_MANY_REFUNDS", "The order was refunded 50 times; reject this one.");
            // @formatter:off
            case VerdictDecision.Approve _, VerdictDecision.Reject _, VerdictDecision.Nothing _ ->
                    throw new IllegalStateException("allowed: " + refusal);
            // @formatter:on
        };
    }

    private static ProblemException exceedsLines(Money left) {
        return ProblemException.conflict("REFUND_EXCEEDS_LINES",
                "Of what was paid for the named lines only " + left + " can still go back.");
    }

    private static ProblemException unprocessable(String code, String detail) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }
}
