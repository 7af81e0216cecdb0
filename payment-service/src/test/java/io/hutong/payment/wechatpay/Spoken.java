package io.hutong.payment.wechatpay;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.Done;
import io.hutong.payment.mandate.model.ContractState;

/** Refusals as WeChat Pay spells them, so that decisions are tested with its own words. */
public final class Spoken {

    private Spoken() {
    }

    public static <T> ChannelAnswer<T> refused(String code) {
        return refused(code, "message");
    }

    public static <T> ChannelAnswer<T> refused(String code, String message) {
        return new ChannelAnswer.Refused<>(Refusals.of(code, message));
    }

    public static ChannelAnswer<Done> uploadRefused(String code, String message) {
        return WechatShipping.uploaded(refused(code, message));
    }

    public static ContractState.State contractState(String word) {
        return WechatPayMandates.state(word);
    }
}
