package io.hutong.payment.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The last part of the address that a callback is sent to. */
enum NotificationKind {
    MANDATES, REFUNDS, CASHIER, SHARING;

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<NotificationKind> ofPath(String path) {
        return Arrays.stream(values()).filter(kind -> kind.path().equals(path)).findFirst();
    }
}
