package io.hutong.contracts.message;

/** What happened in merchant-service, on {@code merchant.events}. */
public sealed interface MerchantEvent extends Message
        permits MerchantTermsChanged, MiniProgramSuspended, MiniProgramReinstated,
        ProductChanged, TrafficRateSet {
}
