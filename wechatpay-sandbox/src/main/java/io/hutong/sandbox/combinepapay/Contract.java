package io.hutong.sandbox.combinepapay;

import org.jspecify.annotations.Nullable;

/**
 * A buyer's consent to be debited without a password.
 *
 * @param preId      pre_entrustweb_id under which it waits for the signature
 * @param contractId given when it is signed
 * @param openid     who signed it
 */
record Contract(String mchid, Request request, String preId, State state,
        @Nullable String contractId, @Nullable String openid, Moments moments,
        @Nullable String terminationMode, @Nullable String terminationRemark) {

    enum State { WAITING, SIGNED, TERMINATED }

    /** What the merchant asked the buyer to sign. */
    record Request(String appid, long planId, String outContractCode, String displayAccount,
            @Nullable String notifyUrl, @Nullable String attach) {
    }

    /** Milliseconds of business time; 0: has not happened. */
    record Moments(long createdAt, long signedAt, long expiresAt, long terminatedAt) {
    }

    static String key(String mchid, long planId, String outContractCode) {
        return mchid + "/" + planId + "/" + outContractCode;
    }

    String key() {
        return key(mchid, request.planId(), request.outContractCode());
    }

    /** Whether debits under it are allowed at {@code now}. */
    boolean isValid(long now) {
        return state == State.SIGNED && now < moments.expiresAt();
    }

    Contract signed(String id, String buyer, Moments at) {
        return new Contract(mchid, request, preId, State.SIGNED, id, buyer, at, null, null);
    }

    Contract terminated(String mode, String remark, long at) {
        Moments then = new Moments(moments.createdAt(), moments.signedAt(), moments.expiresAt(),
                at);
        return new Contract(mchid, request, preId, State.TERMINATED, contractId, openid, then,
                mode, remark);
    }
}
