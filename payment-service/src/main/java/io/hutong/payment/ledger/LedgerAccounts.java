package io.hutong.payment.ledger;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The chart of accounts. Each stands for money that one party has at the channel; a balance is
 * what it has received less what it has given.
 */
public final class LedgerAccounts {

    private static final Pattern AVAILABLE = Pattern.compile("merchant:(.+):available");

    /** What buyers have paid and not got back; its balance is never above zero. */
    public static final String BUYERS = "buyers";
    /** What WeChat Pay keeps. */
    public static final String CHANNEL_FEE = "channel:fee";
    /** The commerce platform's share. */
    public static final String COMMISSION = "platform:commission";
    /** The traffic platform's share. */
    public static final String TRAFFIC_FEE = "traffic:fee";
    /** Where corrections are parked until it is known whose the money is; has to become zero. */
    public static final String DIFFERENCES = "clearing:differences";

    /** What the commerce platform paid for refunds in merchants' place and has not got back. */
    public static final String ADVANCES = "platform:advances";

    /** What the commerce platform has paid in subsidies, less what it may claim for them. */
    public static final String SUBSIDIES = "platform:subsidies";
    /** What the traffic platform owes the commerce platform for subsidies; never above zero. */
    public static final String TRAFFIC_OWES = "traffic:owes";

    private LedgerAccounts() {
    }

    /** What a merchant's orders have frozen until they are settled. */
    public static String frozen(String merchantId) {
        return "merchant:" + merchantId + ":frozen";
    }

    /** The shares of somebody beside the two platforms. */
    public static String receiver(String mchid) {
        return "receiver:" + mchid;
    }

    /** The account in a path: colons are not welcome there, and no account has a {@code _}. */
    static String inPath(String accountId) {
        return accountId.replace(':', '_');
    }

    /** The account that stands in a path, in either form. */
    static String ofPath(String text) {
        return text.replace('_', ':');
    }

    /** What a merchant may dispose of. */
    public static String available(String merchantId) {
        return "merchant:" + merchantId + ":available";
    }

    /** Whose account that is; empty where it is none of what a merchant may dispose of. */
    static Optional<String> merchantOf(String account) {
        Matcher matcher = AVAILABLE.matcher(account);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
