package io.hutong.sandbox.book;

import io.hutong.sandbox.rules.RuleBook;
import io.hutong.sandbox.store.Index;
import io.hutong.sandbox.store.Store;
import io.hutong.sandbox.store.Table;
import java.util.List;
import java.util.Optional;

/**
 * Orders, accounts and buyers, and every move of money between them. At every instant
 * {@code paid + deposited = refunded + refunding + fees + frozen + available}.
 *
 * <p>The methods that move money are called inside of a unit of work of the {@link Store}.
 */
public final class Book {

    private final RuleBook rules;
    private final Table<Trade> trades;
    private final Table<Account> accounts;
    private final Table<Buyer> buyers;
    private final Index<Trade> byTransaction;
    private final Index<Trade> byCombined;

    public Book(Store store, RuleBook rules) {
        this.rules = rules;
        this.trades = store.table("trades", Trade.class, Trade::key);
        this.accounts = store.table("accounts", Account.class, Account::mchid);
        this.buyers = store.table("buyers", Buyer.class, Buyer::openid);
        this.byTransaction = trades.indexBy(Trade::transactionId);
        this.byCombined = trades.indexBy(trade -> trade.number().combineOutTradeNo() == null ? null
                : Trade.key(trade.number().mchid(), trade.number().combineOutTradeNo()));
    }

    public Table<Trade> trades() {
        return trades;
    }

    public Table<Account> accounts() {
        return accounts;
    }

    public Table<Buyer> buyers() {
        return buyers;
    }

    public Optional<Trade> paid(String transactionId) {
        return byTransaction.first(transactionId);
    }

    public Optional<Trade> numbered(String mchid, String outTradeNo) {
        return trades.find(Trade.key(mchid, outTradeNo));
    }

    /** The sub-orders of a combined order, in their order. */
    public List<Trade> combined(String mchid, String combineOutTradeNo) {
        return byCombined.all(Trade.key(mchid, combineOutTradeNo));
    }

    public Buyer buyer(String openid) {
        return buyers.find(openid).orElseGet(() -> Buyer.fresh(openid));
    }

    public Account account(String mchid) {
        return accounts.find(mchid).orElseGet(() -> Account.empty(mchid));
    }

    /** The buyer pays; the fee is kept, the rest is frozen or available. */
    public Trade pay(Trade order, String transactionId, long now) {
        long total = order.amounts().total();
        long fee = feeOn(total);
        buyers.put(buyer(order.parties().openid()).plus(-total));
        boolean frozen = order.purchase().profitSharing();
        move(order.payee(), frozen ? total - fee : 0, frozen ? 0 : total - fee);
        Amounts amounts = order.amounts().fee(fee).frozen(frozen ? total - fee : 0);
        return trades.put(order.paid(transactionId, amounts, now));
    }

    /**
     * Takes {@code amount} from the payee for a refund, less the fee that it gives back: from what
     * the order has frozen, else from what the payee has available; from both only when
     * {@code mixed}, since a partly shared order has to be finished first. Empty: not enough.
     */
    public Optional<Trade> startRefund(Trade trade, long amount, boolean mixed) {
        Amounts before = trade.amounts();
        long feeBack = feeBack(before, amount);
        long fromFrozen = Math.min(amount - feeBack, before.unsplit());
        long fromAvailable = amount - feeBack - fromFrozen;
        boolean unfinished = !mixed && before.frozen() > 0 && fromAvailable > 0;
        if (unfinished || account(trade.payee()).available() < fromAvailable) {
            return Optional.empty();
        }
        move(trade.payee(), -fromFrozen, -fromAvailable);
        Amounts after = before.fee(before.fee() - feeBack).frozen(before.frozen() - fromFrozen)
                .refunds(before.refunding() + amount, before.refunded());
        return Optional.of(trades.put(trade.with(after).in(TradeState.REFUND)));
    }

    /** What the payee lacks for a refund of {@code amount}. */
    public long shortfall(Trade trade, long amount) {
        Amounts before = trade.amounts();
        long needed = amount - feeBack(before, amount) - before.unsplit();
        return Math.max(0, needed - Math.max(0, account(trade.payee()).available()));
    }

    /** The fee is always that of what is left, so a full refund gives all of it back. */
    private long feeBack(Amounts before, long amount) {
        return Math.max(0, before.fee() - feeOn(before.refundable() - amount));
    }

    /** The platform pays a refund in the payee's place: its own money becomes the payee's. */
    public boolean advance(String from, String to, long amount) {
        if (account(from).available() < amount) {
            return false;
        }
        move(from, 0, -amount);
        move(to, 0, amount);
        return true;
    }

    /** The buyer has a refund that was started. */
    public Trade finishRefund(Trade trade, long amount) {
        Amounts before = trade.amounts();
        buyers.put(buyer(trade.parties().openid()).plus(amount));
        return trades.put(trade.with(before.refunds(before.refunding() - amount,
                before.refunded() + amount)));
    }

    /** A refund that was started is called off: the payee has its money again. */
    public Trade cancelRefund(Trade trade, long amount) {
        Amounts before = trade.amounts();
        long feeAgain = feeOn(before.refundable() + amount) - before.fee();
        move(trade.payee(), 0, amount - feeAgain);
        Amounts after = before.fee(before.fee() + feeAgain)
                .refunds(before.refunding() - amount, before.refunded());
        boolean untouched = after.refunding() + after.refunded() == 0;
        return trades.put(trade.with(after)
                .in(untouched ? TradeState.SUCCESS : TradeState.REFUND));
    }

    /** Reserves a part of what is frozen for a share request that was accepted. */
    public Trade reserve(Trade trade, long amount) {
        Amounts before = trade.amounts();
        return trades.put(trade.with(before.sharing(before.sharing() + amount)));
    }

    /** A receiver gets a part that was reserved for it. */
    public Trade share(Trade trade, String receiver, long amount) {
        Amounts before = trade.amounts();
        move(trade.payee(), -amount, 0);
        move(receiver, 0, amount);
        return trades.put(trade.with(before.frozen(before.frozen() - amount)
                .sharing(before.sharing() - amount).shared(before.shared() + amount)));
    }

    /** What was reserved for a receiver stays with the payee after all. */
    public Trade unreserve(Trade trade, long amount) {
        return reserve(trade, -amount);
    }

    /** Releases all that is frozen and not reserved to the payee. */
    public Trade unfreeze(Trade trade) {
        Amounts before = trade.amounts();
        long free = before.unsplit();
        move(trade.payee(), -free, free);
        return trades.put(trade.with(before.frozen(before.frozen() - free)));
    }

    /** A receiver gives a share back to the payee; false: it has not enough. */
    public boolean giveBack(Trade trade, String receiver, long amount) {
        if (account(receiver).available() < amount) {
            return false;
        }
        Amounts before = trade.amounts();
        move(receiver, 0, -amount);
        move(trade.payee(), 0, amount);
        trades.put(trade.with(before.shared(before.shared() - amount)));
        return true;
    }

    /** The platform adds to (or, when negative, takes back from) what the payee gets. */
    public boolean subsidise(Trade trade, String platform, long amount) {
        Amounts before = trade.amounts();
        boolean frozen = before.frozen() > 0;
        long payeeHas = frozen ? before.unsplit() : account(trade.payee()).available();
        if (account(platform).available() < amount || payeeHas < -amount) {
            return false;
        }
        move(platform, 0, -amount);
        move(trade.payee(), frozen ? amount : 0, frozen ? 0 : amount);
        Amounts after = before.subsidy(before.subsidy() + amount);
        trades.put(trade.with(frozen ? after.frozen(before.frozen() + amount) : after));
        return true;
    }

    private long feeOn(long amount) {
        return Fees.on(amount, rules.now().fee().basisPoints());
    }

    private void move(String mchid, long frozen, long available) {
        if (frozen != 0 || available != 0) {
            accounts.put(account(mchid).plus(frozen, available));
        }
    }
}
