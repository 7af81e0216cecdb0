package io.hutong.payment.notification;

import io.hutong.payment.channel.Notifications;
import io.hutong.payment.channel.Notifications.Opened;
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

    private final Notifications notifications;
    private final Inbound inbound;
    private final MeterRegistry meters;

    NotificationController(Notifications notifications, Inbound inbound, MeterRegistry meters) {
        this.notifications = notifications;
        this.inbound = inbound;
        this.meters = meters;
    }

    /** WeChat Pay's word for no. */
    record Failure(String code, String message) {

        static ResponseEntity<Failure> answer(HttpStatus status, String message) {
            return ResponseEntity.status(status).body(new Failure("FAIL", message));
        }
    }

    @PostMapping("/v1/wechatpay/notifications/{kind}")
    ResponseEntity<?> receive(@PathVariable String kind, @RequestHeader HttpHeaders headers,
            @RequestBody(required = false) byte[] body) {
        Optional<NotificationKind> known = NotificationKind.ofPath(kind);
        if (known.isEmpty()) {
            return Failure.answer(HttpStatus.NOT_FOUND, "unknown kind of notification");
        }
        Opened opened = notifications.open(new Notifications.Sealed(
                headers.getFirst("Wechatpay-Serial"), headers.getFirst("Wechatpay-Timestamp"),
                headers.getFirst("Wechatpay-Nonce"), headers.getFirst("Wechatpay-Signature"),
                body == null ? new byte[0] : body));
        return switch (opened) {
            case Opened.Rejected(String reason) -> rejected(kind, reason);
            case Opened.Genuine genuine -> taken(known.get(), genuine);
        };
    }

    private ResponseEntity<?> rejected(String kind, String reason) {
        count(kind, "REJECTED");
        log.warn("callback to {} refused: {}", kind, reason);
        return Failure.answer(HttpStatus.UNAUTHORIZED, "signature, timestamp or content refused");
    }

    private ResponseEntity<?> taken(NotificationKind kind, Opened.Genuine genuine) {
        try {
            Inbound.Taken taken = inbound.take(kind, genuine);
            count(kind.path(), taken.name());
            return switch (taken) {
                case ACCEPTED, REPEATED, MISMATCH -> ResponseEntity.noContent().build();
                case UNREADABLE -> Failure.answer(HttpStatus.BAD_REQUEST, "content refused");
            };
        } catch (DataAccessException e) {
            log.warn("callback not stored, WeChat Pay will repeat it: {}", e.toString());
            return Failure.answer(HttpStatus.SERVICE_UNAVAILABLE, "try again");
        }
    }

    private void count(String kind, String result) {
        meters.counter("hutong.notifications", "kind", kind, "result", result).increment();
    }
}
