package io.hutong.sandbox.book;

/**
 * The funds of one merchant, in fen.
 *
 * @param frozen    sum of what its orders have frozen
 * @param available at its disposal
 * @param deposited what was put in from outside, to be subtracted when money is counted
 */
public record Account(String mchid, long frozen, long available, long deposited) {

    public static Account empty(String mchid) {
        return new Account(mchid, 0, 0, 0);
    }

    Account plus(long moreFrozen, long moreAvailable) {
        return new Account(mchid, Math.addExact(frozen, moreFrozen),
                Math.addExact(available, moreAvailable), deposited);
    }

    /** Puts money in from outside, as a merchant tops up its account. */
    public Account deposit(long amount) {
        return new Account(mchid, frozen, Math.addExact(available, amount), deposited + amount);
    }
}
