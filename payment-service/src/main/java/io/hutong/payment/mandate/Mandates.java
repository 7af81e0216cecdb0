package io.hutong.payment.mandate;

import io.hutong.contracts.money.Money;
import io.hutong.payment.jdbc.Columns;
import io.hutong.payment.jdbc.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The rows of mandates. */
@Component
public class Mandates {

    private static final String LOCK_SIGNED = """
            select * from mandate where buyer_id = any(?) and status = 'SIGNED'
                and expires_at > now()
            order by mandate_id for update""";
    private static final String LOCK_OF_BUYER = """
            select * from mandate where buyer_id = ? and status = 'SIGNED' for update""";
    private static final String LOCK = """
            select * from mandate where mandate_id = any(?) order by mandate_id for update""";
    private static final String USAGE = """
            update mandate m set used_on = n.used_on::date, used = n.used,
                used_count = n.used_count
            from unnest(?, ?, ?, ?) as n (mandate_id, used_on, used, used_count)
            where m.mandate_id = n.mandate_id""";

    private static final String DOUBT = """
            update mandate set due_at = now()
            where mandate_id = any(?) and status = 'SIGNED' and owner is null""";

    /** Limits are per Beijing day. */
    public static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final JdbcTemplate jdbc;

    Mandates(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the signed mandates of the buyers, by buyer. */
    public Map<String, Mandate> lockSigned(Collection<String> buyerIds) {
        Map<String, Mandate> found = new LinkedHashMap<>();
        if (!buyerIds.isEmpty()) {
            jdbc.query(LOCK_SIGNED, Sql.texts(buyerIds), (row, n) -> read(row))
                    .forEach(mandate -> found.put(mandate.buyerId(), mandate));
        }
        return found;
    }

    /** Locks what the buyer has signed, also when its term is over. */
    List<Mandate> lockOfBuyer(String buyerId) {
        return jdbc.query(LOCK_OF_BUYER, (row, n) -> read(row), buyerId);
    }

    /** Locks mandates, by their id. */
    public Map<String, Mandate> lock(Collection<String> mandateIds) {
        Map<String, Mandate> found = new LinkedHashMap<>();
        if (!mandateIds.isEmpty()) {
            jdbc.query(LOCK, Sql.texts(mandateIds), (row, n) -> read(row))
                    .forEach(mandate -> found.put(mandate.mandateId(), mandate));
        }
        return found;
    }

    /** Writes what the mandates' debits have taken. Call it with the mandates locked. */
    public void writeUsage(Collection<Mandate> mandates) {
        if (!mandates.isEmpty()) {
            jdbc.update(USAGE, Columns.of(mandates).text(Mandate::mandateId)
                    .text(m -> m.usage().on() == null ? null : m.usage().on().toString())
                    .money(m -> m.usage().used()).number(m -> m.usage().count()));
        }
    }

    /**
     * What a debit had reserved and did not take.
     *
     * @param reservedAt when it was reserved; only that day's usage is given back
     */
    public record Release(String mandateId, Instant reservedAt, Money amount) {
    }

    /** A debit was refused because of its mandate: the channel is asked about it. */
    public void doubt(Collection<String> mandateIds) {
        if (!mandateIds.isEmpty()) {
            jdbc.update(DOUBT, Sql.texts(mandateIds));
        }
    }

    /** Gives reserved amounts back; locks the mandates. */
    public void release(List<Release> releases) {
        Map<String, Mandate> locked = lock(
                releases.stream().map(Release::mandateId).distinct().sorted().toList());
        for (Release release : releases) {
            LocalDate day = LocalDate.ofInstant(release.reservedAt, BEIJING);
            locked.computeIfPresent(release.mandateId,
                    (id, mandate) -> mandate.release(release.amount, day));
        }
        writeUsage(locked.values());
    }

    static Mandate read(ResultSet row) throws SQLException {
        return new Mandate(row.getString("mandate_id"), row.getString("buyer_id"),
                new Mandate.Contract(row.getString("out_contract_code"),
                        row.getString("contract_id"), row.getString("pre_signing")),
                MandateStatus.valueOf(row.getString("status")),
                new Mandate.Usage(row.getObject("used_on", LocalDate.class),
                        Sql.money(row, "used"), row.getInt("used_count")),
                new Mandate.Times(Sql.instantOrNull(row, "expires_at"),
                        Sql.instantOrNull(row, "signed_at"), row.getInt("tries")));
    }
}
