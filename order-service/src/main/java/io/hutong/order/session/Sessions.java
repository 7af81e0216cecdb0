package io.hutong.order.session;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.SessionEnded;
import io.hutong.messaging.Outbox;
import io.hutong.messaging.OutgoingMessage;
import io.hutong.messaging.TraceParent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions as they are stored: opened, renewed by a token that works once, ended. */
final class Sessions {

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);
    private static final String SEPARATOR = ".";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Limits limits;
    private final Answers answers;
    private final Outbox outbox;

    Sessions(JdbcTemplate jdbc, TransactionTemplate transaction, Limits limits, Answers answers,
            Outbox outbox) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.limits = limits;
        this.answers = answers;
        this.outbox = outbox;
    }

    /**
     * @param life     from the login on, however often it is renewed
     * @param grace    how long the answer to a renewal may be given again
     * @param renewals of one session, at most
     */
    record Limits(Duration life, Duration grace, int renewals) {
    }

    /** @param refreshToken to be shown once, for the next token of the session */
    record Opened(String sessionId, String buyerId, String refreshToken, Instant expiresAt) {

        @Override
        public String toString() {
            return "Opened[" + sessionId + ", masked]";
        }
    }

    /** @param beforeHash of the token that the newest was given for */
    private record Row(String id, String buyerId, byte[] hash, byte @Nullable [] beforeHash,
            byte @Nullable [] answer, Instant expiresAt, Family family) {

        /** @param isUsed looks among all tokens that the session has had */
        Family.Token tokenOf(byte[] presented, boolean isUsed) {
            if (MessageDigest.isEqual(hash, presented)) {
                return Family.Token.NEWEST;
            }
            if (beforeHash != null && MessageDigest.isEqual(beforeHash, presented)) {
                return Family.Token.JUST_BEFORE;
            }
            return isUsed ? Family.Token.OLDER : Family.Token.FOREIGN;
        }
    }

    Opened open(String buyerId) {
        String id = UUID.randomUUID().toString();
        String secret = newSecret();
        OffsetDateTime expires = jdbc.queryForObject("insert into sessions (session_id, buyer_id,"
                + " refresh_hash, expires_at) values (?, ?, ?, clock_timestamp() + ?::interval)"
                + " returning expires_at", OffsetDateTime.class, id, buyerId, sha256(secret),
                limits.life().toString());
        return new Opened(id, buyerId, id + SEPARATOR + secret,
                Objects.requireNonNull(expires).toInstant());
    }

    /** One renewal of a session at a time: its row is locked from the look to the answer. */
    Renewal renew(String refreshToken) {
        int dot = refreshToken.indexOf(SEPARATOR);
        if (dot < 0) {
            return new Renewal.Unknown();
        }
        String id = refreshToken.substring(0, dot);
        byte[] hash = sha256(refreshToken.substring(dot + 1));
        return transaction.execute(_ -> lock(id).stream().findFirst()
                .map(row -> renew(row, hash)).orElseGet(Renewal.Unknown::new));
    }

    private Renewal renew(Row row, byte[] hash) {
        Family.Token token = row.tokenOf(hash, isUsed(row.id(), hash));
        return switch (row.family().on(token, limits.grace())) {
            case RENEW -> new Renewal.Renewed(next(row));
            case REPEAT -> new Renewal.Renewed(
                    answers.open(Objects.requireNonNull(row.answer()), row.id()));
            case END -> {
                log.warn("a refresh token of session {} came again: it ends", row.id());
                end(row.id());
                yield new Renewal.UsedTwice(row.id());
            }
            case REFUSE_FOREIGN -> new Renewal.Unknown();
            case REFUSE_ENDED -> new Renewal.Ended();
            case REFUSE_EXPIRED -> new Renewal.Expired();
        };
    }

    private Session next(Row row) {
        String secret = newSecret();
        Session answer = answers.of(new Opened(
                row.id(), row.buyerId(), row.id() + SEPARATOR + secret, row.expiresAt()));
        jdbc.update("insert into used_refresh_tokens (session_id, hash) values (?, ?)",
                row.id(), row.hash());
        jdbc.update("update sessions set used_hash = refresh_hash, refresh_hash = ?, answer = ?,"
                + " renewals = renewals + 1, renewed_at = clock_timestamp()"
                + " where session_id = ?", sha256(secret), answers.seal(answer, row.id()),
                row.id());
        return answer;
    }

    /** Asked after the lock: what was seen before it may be older than a renewal it waited for. */
    private boolean isUsed(String id, byte[] hash) {
        return Boolean.TRUE.equals(jdbc.queryForObject("select exists (select 1 from"
                + " used_refresh_tokens where session_id = ? and hash = ?)",
                Boolean.class, id, hash));
    }

    private List<Row> lock(String id) {
        return jdbc.query("select *, expires_at <= clock_timestamp() as expired,"
                + " coalesce(extract(epoch from clock_timestamp() - renewed_at) * 1000, 0)::bigint"
                + " as since_renewal from sessions where session_id = ? for update",
                (row, _) -> rowOf(row), id);
    }

    private Row rowOf(ResultSet row) throws SQLException {
        byte[] answer = row.getBytes("answer");
        return new Row(row.getString("session_id"), row.getString("buyer_id"),
                row.getBytes("refresh_hash"), row.getBytes("used_hash"), answer,
                row.getTimestamp("expires_at").toInstant(),
                new Family(row.getTimestamp("ended_at") != null, row.getBoolean("expired"),
                        row.getInt("renewals") >= limits.renewals(),
                        Duration.ofMillis(row.getLong("since_renewal")), answer != null));
    }

    /** The other services refuse its tokens as soon as they hear of it. */
    void end(String sessionId) {
        transaction.executeWithoutResult(_ -> {
            jdbc.update("update sessions set ended_at = coalesce(ended_at, clock_timestamp()),"
                    + " answer = null where session_id = ?", sessionId);
            OffsetDateTime now = Objects.requireNonNull(jdbc.queryForObject(
                    "select clock_timestamp()", OffsetDateTime.class));
            outbox.append(List.of(OutgoingMessage.event(Topics.SESSION_EVENTS,
                    new SessionEnded(sessionId, now.toInstant()), TraceParent.start())));
        });
    }

    /** Sessions that have ended since; tokens from before may still be around. */
    Set<String> endedSince(Instant since) {
        return Set.copyOf(jdbc.queryForList("select session_id from sessions where ended_at > ?",
                String.class, Timestamp.from(since)));
    }

    /** 244 random bits. */
    private static String newSecret() {
        return (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
