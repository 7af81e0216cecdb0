package io.hutong.contracts.message;

import java.time.Instant;

/** The recipient of a paid gift has accepted it and said where it goes: it can be shipped. */
public record GiftAccepted(String orderId, Instant acceptedAt) implements OrderEvent {
}
