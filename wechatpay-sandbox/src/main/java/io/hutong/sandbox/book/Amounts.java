package io.hutong.sandbox.book;

/**
 * Where the money of one order is, in fen.
 *
 * @param total     what the buyer owes or has paid
 * @param fee       the channel's price, net of what refunds gave back
 * @param frozen    held for this order: to be shared, refunded or released to the payee
 * @param sharing   the part of {@code frozen} that accepted share requests have reserved
 * @param shared    what receivers have of it, net of returns
 * @param refunding accepted refunds on their way to the buyer
 * @param refunded  what the buyer has back
 * @param subsidy   what the platform has added
 */
public record Amounts(long total, long fee, long frozen, long sharing, long shared,
        long refunding, long refunded, long subsidy) {

    public static Amounts unpaid(long total) {
        return new Amounts(total, 0, 0, 0, 0, 0, 0, 0);
    }

    /** What may still be given back to the buyer. */
    public long refundable() {
        return total - refunding - refunded;
    }

    /** What may still be shared. */
    public long unsplit() {
        return frozen - sharing;
    }

    public Amounts fee(long next) {
        return new Amounts(total, next, frozen, sharing, shared, refunding, refunded, subsidy);
    }

    public Amounts frozen(long next) {
        return new Amounts(total, fee, next, sharing, shared, refunding, refunded, subsidy);
    }

    public Amounts sharing(long next) {
        return new Amounts(total, fee, frozen, next, shared, refunding, refunded, subsidy);
    }

    public Amounts shared(long next) {
        return new Amounts(total, fee, frozen, sharing, next, refunding, refunded, subsidy);
    }

    public Amounts refunds(long nextRefunding, long nextRefunded) {
        return new Amounts(total, fee, frozen, sharing, shared, nextRefunding, nextRefunded,
                subsidy);
    }

    public Amounts subsidy(long next) {
        return new Amounts(total, fee, frozen, sharing, shared, refunding, refunded, next);
    }
}
