package io.hutong.payment.wechatpay;

import io.hutong.operations.settings.LiveChannel;
import io.hutong.operations.settings.MisconfiguredException;
import io.hutong.operations.settings.Settings;
import io.hutong.operations.settings.SettingsCheck;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the sandbox does without and WeChat Pay does not. */
@Configuration(proxyBeanMethods = false)
class GoLiveCheck {

    private static final String CONTACT = "hutong.mini-program.consignor-contact";
    /** Stands in application.yml; nobody's number. */
    private static final String SANDBOX_CONTACT = "138****0000";
    private static final String SANDBOX_SECRET = "sandbox";
    private static final String SANDBOX_TRAFFIC_MCHID = "1900000002";
    /** A telephone as upload_shipping_info wants it: masked, the last four digits told. */
    private static final Pattern MASKED =
            Pattern.compile("(?=[0-9*+-]{5,32}$)[0-9+*-]*\\*[0-9*-]*[0-9](-?[0-9]){3}");

    @Bean
    static SettingsCheck ownSettingsBeforeMoneyMoves() {
        return GoLiveCheck::check;
    }

    static void check(Settings settings) {
        if (!isMasked(settings.value(CONTACT))) {
            throw new MisconfiguredException(settings.variableOf(CONTACT) + " has to be the"
                    + " sender's telephone, masked but for its last four digits, such as"
                    + " 138****1234: WeChat takes no parcel by SF without it.");
        }
        LiveChannel.at(settings, "hutong.wechatpay.url").requiresHttps()
                .requires("hutong.wechatpay.notify-url", LiveChannel::isPublic,
                        "the https address at which WeChat Pay reaches this service's"
                                + " /v1/wechatpay/notifications")
                .requires("hutong.settlement.traffic-mchid",
                        value -> value != null && !value.equals(SANDBOX_TRAFFIC_MCHID),
                        "the merchant account of the traffic platform")
                .requires("hutong.wechatpay.keys.credentials-url", value -> value == null,
                        "nothing: whoever answers there would say whose keys are trusted");
        LiveChannel.at(settings, "hutong.mini-program.url").requiresHttps()
                .requires("hutong.mini-program.secret",
                        value -> value != null && !value.equals(SANDBOX_SECRET),
                        "the mini-program's AppSecret")
                .requires(CONTACT, value -> !SANDBOX_CONTACT.equals(value),
                        "the sender's telephone, masked but for its last four digits, such as"
                                + " 138****1234, without which WeChat takes no parcel by SF");
    }

    private static boolean isMasked(@Nullable String contact) {
        return contact != null && MASKED.matcher(contact).matches();
    }
}
