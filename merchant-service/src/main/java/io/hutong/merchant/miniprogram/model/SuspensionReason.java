package io.hutong.merchant.miniprogram.model;

/** Why a mini-program may not sell, in the words of the traffic platform's rules. */
public enum SuspensionReason {
    CATEGORY_MISMATCH, INDUCED_SHARING, LICENCE_EXPIRED, ILLEGAL_CONTENT, MISLEADING_PAYMENT,
    PRIVACY_VIOLATION, BUYER_COMPLAINTS, FRAUD, OTHER
}
