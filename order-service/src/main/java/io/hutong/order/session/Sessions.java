package io.hutong.order.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Sessions as they are stored: opened, renewed by a token that works once, ended. */
final class Sessions {

    private static final String SEPARATOR = ".";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Duration life;

    /** @param life from the login on, however often it is renewed */
    Sessions(JdbcTemplate jdbc, TransactionTemplate transaction, Duration life) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.life = life;
    }

    /** @param refreshToken to be shown once, for the next token of the session */
    record Opened(String sessionId, String buyerId, String refreshToken, Instant expiresAt) {

        @Override
        public String toString() {
            return "Opened[" + sessionId + ", masked]";
        }
    }

    /** What became of a refresh token. */
    sealed interface Renewal {

        record Renewed(Opened session) implements Renewal {
        }

        record Unknown() implements Renewal {
        }

        /** Logged out, or ended because a refresh token came twice. */
        record Ended() implements Renewal {
        }

        record Expired() implements Renewal {
        }

        /** It has been used before: the session is ended for everybody. */
        record UsedTwice(String sessionId) implements Renewal {
        }
    }

    private record Row(String buyerId, byte[] hash, byte @Nullable [] usedHash, Instant expiresAt,
            boolean ended, boolean expired) {
    }

    Opened open(String buyerId) {
        String id = UUID.randomUUID().toString();
        String secret = newSecret();
        Instant expires = jdbc.queryForObject("insert into sessions (session_id, buyer_id,"
                + " refresh_hash, expires_at) values (?, ?, ?, clock_timestamp() + ?::interval)"
                + " returning expires_at", OffsetDateTime.class, id, buyerId, sha256(secret),
                life.toString()).toInstant();
        return new Opened(id, buyerId, id + SEPARATOR + secret, expires);
    }

    Renewal renew(String refreshToken) {
        int dot = refreshToken.indexOf(SEPARATOR);
        if (dot < 0) {
            return new Renewal.Unknown();
        }
        String id = refreshToken.substring(0, dot);
        byte[] hash = sha256(refreshToken.substring(dot + 1));
        return transaction.execute(_ -> lock(id).stream().findFirst()
                .map(row -> renew(id, row, hash)).orElseGet(Renewal.Unknown::new));
    }

    private Renewal renew(String id, Row row, byte[] hash) {
        if (row.usedHash() != null && MessageDigest.isEqual(row.usedHash(), hash)) {
            end(id);
            return new Renewal.UsedTwice(id);
        }
        if (!MessageDigest.isEqual(row.hash(), hash)) {
            return new Renewal.Unknown();
        }
        if (row.ended()) {
            return new Renewal.Ended();
        }
        if (row.expired()) {
            return new Renewal.Expired();
        }
        String next = newSecret();
        jdbc.update("update sessions set used_hash = refresh_hash, refresh_hash = ?"
                + " where session_id = ?", sha256(next), id);
        return new Renewal.Renewed(
                new Opened(id, row.buyerId(), id + SEPARATOR + next, row.expiresAt()));
    }

    private List<Row> lock(String id) {
        return jdbc.query("select *, expires_at <= clock_timestamp() as expired from sessions"
                + " where session_id = ? for update", (row, _) -> new Row(
                row.getString("buyer_id"), row.getBytes("refresh_hash"), row.getBytes("used_hash"),
                row.getTimestamp("expires_at").toInstant(), row.getTimestamp("ended_at") != null,
                row.getBoolean("expired")), id);
    }

    void end(String sessionId) {
        jdbc.update("update sessions set ended_at = coalesce(ended_at, clock_timestamp())"
                + " where session_id = ?", sessionId);
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
