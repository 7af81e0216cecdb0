package io.hutong.merchant.merchants;

import io.hutong.kernel.money.BasisPoints;
import io.hutong.kernel.trade.Ceiling;
import io.hutong.kernel.trade.Receiver;
import io.hutong.web.validation.Checks;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Somebody beside the two platforms who is to share, as terms name it. */
record ReceiverRequest(@Nullable String mchid, @Nullable Integer rate, @Nullable String purpose) {

    /** WeChat Pay takes 50 receivers of one division; two are the platforms. */
    static final int MAX = 48;
    private static final Pattern MCHID = Pattern.compile("[0-9]{8,32}");
    /** WeChat Pay's limit for the description of a share. */
    private static final int MAX_PURPOSE = 80;

    void check(Checks receiver) {
        receiver.text("mchid", mchid).matches(MCHID)
                .number("rate", rate).between(1, Ceiling.BASIS_POINTS)
                .text("purpose", purpose).length(1, MAX_PURPOSE);
    }

    Receiver toReceiver() {
        return new Receiver(Objects.requireNonNull(mchid),
                new BasisPoints(Objects.requireNonNull(rate)), Objects.requireNonNull(purpose));
    }
}
