package io.hutong.order.session;

import io.hutong.operations.settings.LiveChannel;
import io.hutong.operations.settings.Settings;
import io.hutong.operations.settings.SettingsCheck;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the sandbox does without and WeChat does not. */
@Configuration(proxyBeanMethods = false)
class GoLiveCheck {

    private static final String SANDBOX_SECRET = "sandbox";
    private static final String SANDBOX_APPID = "wxhutong0000demo01";

    @Bean
    static SettingsCheck ownSettingsBeforeMoneyMoves() {
        return GoLiveCheck::check;
    }

    static void check(Settings settings) {
        LiveChannel.at(settings, "hutong.order.session.wechat-url").requiresHttps()
                .requires("hutong.order.session.appid",
                        value -> value != null && !value.equals(SANDBOX_APPID),
                        "the mini-program's AppID")
                .requires("hutong.order.session.secret",
                        value -> value != null && !value.equals(SANDBOX_SECRET),
                        "the mini-program's AppSecret")
                .requires("hutong.order.link.url", LiveChannel::isPublic,
                        "the https address that share links begin with")
                .requires("hutong.order.page.sandbox-url", value -> value == null,
                        "nothing: a page must not sign and pay in the buyer's place");
    }
}
