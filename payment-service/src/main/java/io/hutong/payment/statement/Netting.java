package io.hutong.payment.statement;

import io.hutong.kernel.money.Money;
import io.hutong.payment.statement.Claim.Platform;

/**
 * Both sides' claims of a day, netted. {@code closing = opening + traffic.open - commerce.open};
 * a positive balance is owed to the traffic platform, a negative one to the commerce platform.
 */
record Netting(Money opening, Side commerce, Side traffic, Money closing) {

    /**
     * @param claims  all of the day
     * @param settled of these what the channel has moved already
     * @param open    of these what is still owed
     */
    record Side(Money claims, Money settled, Money open) {

        static final Side NONE = new Side(Money.ZERO, Money.ZERO, Money.ZERO);

        Side plus(Money amount, boolean byChannel) {
            return new Side(claims.plus(amount), byChannel ? settled.plus(amount) : settled,
                    byChannel ? open : open.plus(amount));
        }
    }

    static Netting opening(Money opening) {
        return new Netting(opening, Side.NONE, Side.NONE, opening);
    }

    Netting plus(Platform claimant, Money amount, boolean settled) {
        Money open = settled ? Money.ZERO : amount;
        return switch (claimant) {
            case COMMERCE -> new Netting(
                    opening, commerce.plus(amount, settled), traffic, closing.minus(open));
            case TRAFFIC -> new Netting(
                    opening, commerce, traffic.plus(amount, settled), closing.plus(open));
        };
    }

    /** Who pays the other when the day is squared; {@code NOBODY} when nothing is open. */
    String payer() {
        if (closing.equals(Money.ZERO)) {
            return "NOBODY";
        }
        return (closing.isPositive() ? Platform.COMMERCE : Platform.TRAFFIC).name();
    }
}
