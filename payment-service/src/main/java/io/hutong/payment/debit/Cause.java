package io.hutong.payment.debit;

import io.hutong.payment.channel.model.Refusal;

/**
 * Why an attempt is where it is.
 *
 * @param code      the channel's word or one of ours, for people
 * @param objection what the channel's refusal means, if it was one
 */
record Cause(String code, Objection objection) {

    static Cause of(Refusal refusal) {
        return new Cause(refusal.code(), Objection.of(refusal));
    }

    static Cause said(String code) {
        return new Cause(code, Objection.NONE);
    }
}
