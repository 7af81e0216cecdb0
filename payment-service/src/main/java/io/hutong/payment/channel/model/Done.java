package io.hutong.payment.channel.model;

/** An answer without content. */
public enum Done {
    DONE
}
