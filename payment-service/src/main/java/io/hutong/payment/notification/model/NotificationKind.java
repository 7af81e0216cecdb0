package io.hutong.payment.notification.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The last part of the address that a callback is sent to. */
public enum NotificationKind {
    MANDATES, REFUNDS, CASHIER, SHARING;

    public String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<NotificationKind> ofPath(String path) {
        return Arrays.stream(values()).filter(kind -> kind.path().equals(path)).findFirst();
    }
}
