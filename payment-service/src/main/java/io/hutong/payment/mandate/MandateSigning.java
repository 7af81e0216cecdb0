package io.hutong.payment.mandate;

import io.hutong.kernel.id.OrderIds;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.PlatformIdentity;
import io.hutong.payment.mandate.model.PreSigning;
import io.hutong.web.audit.Act;
import io.hutong.web.audit.Audit;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the signing of a mandate. */
class MandateSigning {

    private static final Logger log = LoggerFactory.getLogger(MandateSigning.class);
    private static final String PREFIX = "m";
    private static final int SHOWN = 8;

    private final MandateStore store;
    private final MandateChannel channel;
    private final PlatformIdentity platform;
    private final MandateSettings settings;
    private final Audit audit;

    MandateSigning(MandateStore store, MandateChannel channel, PlatformIdentity platform,
            MandateSettings settings, Audit audit) {
        this.audit = audit;
        this.store = store;
        this.channel = channel;
        this.platform = platform;
        this.settings = settings;
    }

    /**
     * Opens a mandate and its signing session.
     *
     * @param openid shown on WeChat's page as the account that signs; empty: a part of the id
     * @param act    what the buyer does by it, by the mandate's id
     *
     * @return empty when the channel does not answer; the mandate then expires unsigned
     */
    Optional<Mandate> start(
            String buyerId, Optional<String> openid, Function<String, Act> act) {
        String mandateId = PREFIX + OrderIds.next();
        store.open(mandateId, buyerId, settings);
        ChannelAnswer<String> answer = channel.preSign(new PreSigning(platform.appid(), mandateId,
                openid.orElseGet(() -> shortened(buyerId))));
        if (answer instanceof Answered<String>(String preSigning)) {
            audit.carryOut(act.apply(mandateId),
                    () -> store.preSigned(mandateId, preSigning));
            return store.byCode(mandateId);
        }
        log.warn("mandate {} could not be pre-signed: {}", mandateId, answer);
        return Optional.empty();
    }

    private static String shortened(String buyerId) {
        return "Hutong " + buyerId.substring(0, Math.min(SHOWN, buyerId.length()));
    }
}
