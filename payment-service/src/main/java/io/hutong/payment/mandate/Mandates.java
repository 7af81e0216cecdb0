package io.hutong.payment.mandate;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.kernel.money.Money;
import io.hutong.work.Wakes;
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
    private static final String LOCK_OF_BUYERS = """
            select * from mandate
            where buyer_id = any(?) and (status in ('PENDING', 'SIGNED') or ending)
                or mandate_id = any(?)
            order by mandate_id for update""";
    private static final String LOCK = """
            select * from mandate where mandate_id = any(?) order by mandate_id for update""";
    private static final String USAGE = """
            update mandate m set used_on = n.used_on::date, used = n.used,
                used_count = n.used_count
            from unnest(?, ?, ?, ?) as n (mandate_id, used_on, used, used_count)
            where m.mandate_id = n.mandate_id""";

    /** An answer that is on its way may be older than the doubt: its lease ends here. */
    private static final String DOUBT = """
            update mandate set due_at = now(), owner = null
            where mandate_id = any(?) and status = 'SIGNED'""";

    /** Limits are per Beijing day. */
    public static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final JdbcTemplate jdbc;
    private final Wakes wakes;

    Mandates(JdbcTemplate jdbc, Wakes wakes) {
        this.jdbc = jdbc;
        this.wakes = wakes;
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

    /**
     * Locks everything of these buyers that is open here or at the channel, and these mandates,
     * in one order whoever asks: of two signatures of one buyer the second sees the first.
     */
    Map<String, MandateTask> lockOfBuyers(
            Collection<String> buyerIds, Collection<String> mandateIds) {
        Map<String, MandateTask> found = new LinkedHashMap<>();
        jdbc.query(LOCK_OF_BUYERS, statement -> {
            statement.setArray(1, statement.getConnection().createArrayOf(
                    "text", buyerIds.toArray()));
            statement.setArray(2, statement.getConnection().createArrayOf(
                    "text", mandateIds.toArray()));
        }, (row, n) -> MandateTask.read(row)).forEach(task -> found.put(task.id(), task));
        return found;
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
            wakes.wake("mandate");
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
                        Sql.instantOrNull(row, "signed_at"), Sql.instant(row, "created_at"),
                        row.getInt("tries")),
                new Mandate.End(row.getString("termination_mode"),
                        Sql.instantOrNull(row, "ended_at"), row.getBoolean("ending")));
    }
}
