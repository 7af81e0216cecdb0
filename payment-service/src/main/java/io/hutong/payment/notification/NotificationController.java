package io.hutong.payment.notification;

import io.hutong.payment.notification.Callbacks.Opened;
import io.hutong.payment.notification.model.NotificationKind;
import io.hutong.web.access.CallableByAnyone;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/wechatpay/notifications}: answers in WeChat Pay's own form, within its 5 seconds. */
@RestController
class NotificationController {

    private static final Logger log = LoggerFactory.getLogger(NotificationController.class);

    private final Callbacks callbacks;
    private final Inbound inbound;
    private final MeterRegistry meters;

    NotificationController(Callbacks callbacks, Inbound inbound, MeterRegistry meters) {
        this.callbacks = callbacks;
        this.inbound = inbound;
        this.meters = meters;
    }

    @CallableByAnyone
    @PostMapping("/v1/wechatpay/notifications/{kind}")
    ResponseEntity<?> receive(@PathVariable String kind, @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) byte[] body) {
        Optional<NotificationKind> known = NotificationKind.ofPath(kind);
        if (known.isEmpty()) {
            return no(HttpStatus.NOT_FOUND, "unknown kind of notification");
        }
        return switch (callbacks.open(
                known.get(), headers::getFirst, body == null ? new byte[0] : body)) {
            case Opened.Rejected(String reason) -> rejected(kind, reason);
            case Opened.Unreadable() -> unreadable(kind);
            case Opened.Genuine genuine -> taken(known.get(), genuine);
        };
    }

    private ResponseEntity<?> rejected(String kind, String reason) {
        count(kind, "REJECTED");
        log.warn("callback to {} refused: {}", kind, reason);
        return no(HttpStatus.UNAUTHORIZED, "signature, timestamp or content refused");
    }

    private ResponseEntity<?> unreadable(String kind) {
        count(kind, "UNREADABLE");
        return no(HttpStatus.BAD_REQUEST, "content refused");
    }

    private ResponseEntity<?> no(HttpStatus status, String message) {
        return ResponseEntity.status(status).body(callbacks.no(message));
    }

    private ResponseEntity<?> taken(NotificationKind kind, Opened.Genuine genuine) {
        try {
            Inbound.Taken taken = inbound.take(kind, genuine);
            count(kind.path(), taken.name());
            return ResponseEntity.noContent().build();
        } catch (DataAccessException e) {
            log.warn("callback not stored, WeChat Pay will repeat it: {}", e.toString());
            return no(HttpStatus.SERVICE_UNAVAILABLE, "try again");
        }
    }

    private void count(String kind, String result) {
        meters.counter("hutong.notifications", "kind", kind, "result", result).increment();
    }
}
