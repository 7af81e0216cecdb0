package io.hutong.merchant.miniprogram.model;

/** Whether a mini-program may take orders. */
public sealed interface Standing {

    record Good() implements Standing {
    }

    record Suspended(SuspensionReason reason) implements Standing {
    }
}
