package io.hutong.order.lifecycle.model;

/** What is under way beside the status; part of the public API. */
public enum Pending {
    CANCELLING, REFUNDING, SETTLING, PARKED
}
