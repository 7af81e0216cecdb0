package io.hutong.payment.mandate;

import io.hutong.kernel.jdbc.Columns;
import io.hutong.kernel.jdbc.Sql;
import io.hutong.payment.mandate.model.ContractState;
import io.hutong.work.LeasedRows;
import io.hutong.work.LeasedTable;
import io.hutong.work.Wakes;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** How mandates begin and end. */
@Component
class MandateStore {

    private static final String BY_CODE = "select * from mandate where out_contract_code = ?";
    private static final String CURRENT = """
            select * from mandate where buyer_id = ?
            order by status = 'SIGNED' desc, created_at desc, mandate_id desc limit 1""";
    private static final String OPEN = """
            insert into mandate (mandate_id, buyer_id, out_contract_code, status, expires_at,
                due_at)
            values (?, ?, ?, 'PENDING', now() + ? * interval '1 ms',
                now() + ? * interval '1 ms')
            on conflict do nothing""";
    private static final String PRE_SIGNED =
            "update mandate set pre_signing = ? where mandate_id = ?";
    private static final String SIGN = """
            update mandate set status = 'SIGNED', contract_id = ?, owner = null, tries = 0,
                termination_mode = null, ended_at = null, ending = false,
                signed_at = coalesce(?::timestamptz, now()),
                expires_at = coalesce(?::timestamptz, 'infinity'),
                due_at = coalesce(?::timestamptz, 'infinity')
            where mandate_id = ?""";
    private static final String END = """
            update mandate set status = ?, termination_mode = ?, ended_at = now(), ending = ?,
                tries = 0, owner = null, due_at = case when ? then now() else 'infinity' end
            where mandate_id = ?""";
    /**
     * A claim counts the try. An answer that is on its way may be older than what a hint is about:
     * its lease ends, so that it no longer counts. What has ended here is asked about, too.
     */
    private static final LeasedTable TABLE = LeasedTable.of("mandate", "mandate_id")
            .open("x.due_at < 'infinity' and (x.status in ('PENDING', 'SIGNED') or x.ending)")
            .claiming("", "", "tries = x.tries + 1")
            .hintedAnew("true", "ending = x.status in ('EXPIRED', 'TERMINATED')");
    private static final String LATER = """
            update mandate set owner = null, due_at = now() + ? * interval '1 ms'
            where mandate_id = ?""";
    /** What is signed is looked at again when its term is over. */
    private static final String REST = """
            update mandate set owner = null, ending = false, tries = 0,
                due_at = case when status = 'SIGNED' then expires_at else 'infinity' end
            where mandate_id = ?""";
    private static final String DOUBT_ENDS = """
            update mandate set due_at = now(), owner = null, ending = true
            where out_contract_code = any(?) and status in ('EXPIRED', 'TERMINATED')""";
    private static final String KNOWN = """
            select out_contract_code from mandate where out_contract_code = any(?)""";
    private static final String IMPORT = """
            insert into mandate (mandate_id, buyer_id, out_contract_code, contract_id, status,
                signed_at, expires_at, due_at)
            select code, buyer_id, code, contract_id, 'SIGNED', coalesce(signed_at, now()),
                coalesce(expires_at, 'infinity'), coalesce(expires_at, 'infinity')
            from unnest(?, ?, ?, ?, ?) as n (code, buyer_id, contract_id, signed_at, expires_at)
            on conflict do nothing
            returning mandate_id""";

    private final JdbcTemplate jdbc;
    private final LeasedRows<MandateTask> rows;

    MandateStore(JdbcTemplate jdbc, Wakes wakes) {
        this.jdbc = jdbc;
        this.rows = new LeasedRows<>(TABLE, LeasedRows.Mapping.numbered(
                (row, n) -> MandateTask.read(row), MandateTask::id, MandateTask::lease,
                MandateTask::id), jdbc, wakes);
    }

    LeasedRows<MandateTask> rows() {
        return rows;
    }

    /** The signed mandate of the buyer, else the last one. */
    Optional<Mandate> current(String buyerId) {
        return one(CURRENT, buyerId);
    }

    Optional<Mandate> byCode(String outContractCode) {
        return one(BY_CODE, outContractCode);
    }

    private Optional<Mandate> one(String sql, String key) {
        List<Mandate> found = jdbc.query(sql, (row, n) -> Mandates.read(row), key);
        return found.stream().findFirst();
    }

    /** The code at the channel is the mandate's id. */
    void open(String mandateId, String buyerId, MandateSettings settings) {
        jdbc.update(OPEN, mandateId, buyerId, mandateId, settings.signingTime().toMillis(),
                settings.poll().toMillis());
        rows.wakeIn(settings.poll());
    }

    void preSigned(String mandateId, String preSigning) {
        jdbc.update(PRE_SIGNED, preSigning, mandateId);
    }

    void sign(String mandateId, ContractState contract) {
        jdbc.update(SIGN, contract.contractId(), text(contract.signedAt()),
                text(contract.expiresAt()), text(contract.expiresAt()), mandateId);
    }

    void end(MandateChange.Ended ended) {
        jdbc.update(END, ended.status().name(), ended.mode(), ended.open(), ended.open(),
                ended.mandate().mandateId());
        if (ended.open()) {
            rows.wake();
        }
    }

    void later(String mandateId, Duration delay) {
        jdbc.update(LATER, delay.toMillis(), mandateId);
        rows.wakeIn(delay);
    }

    /** Nothing is to be asked any more. */
    void rest(String mandateId) {
        jdbc.update(REST, mandateId);
    }

    /** @return those that were not known, of buyers without a signed mandate */
    List<Adopted> adopt(List<Adopted> contracts) {
        Set<String> added = jdbc.query(IMPORT, Columns.of(contracts)
                .text(c -> c.contract().outContractCode()).text(Adopted::buyerId)
                .text(c -> c.contract().contractId()).time(c -> c.contract().signedAt())
                .time(c -> c.contract().expiresAt()), (row, n) -> row.getString(1))
                .stream().collect(Collectors.toSet());
        return contracts.stream().filter(c -> added.contains(c.contract().outContractCode()))
                .toList();
    }

    /** Somebody says that these are in force: what has ended here is asked about. */
    void doubtEnds(Collection<String> outContractCodes) {
        jdbc.update(DOUBT_ENDS, Sql.texts(outContractCodes));
        rows.wake();
    }

    /** Which of the codes are ours, however their mandates stand. */
    Set<String> known(Collection<String> outContractCodes) {
        return Set.copyOf(jdbc.query(KNOWN, Sql.texts(outContractCodes),
                (row, n) -> row.getString(1)));
    }

    record Adopted(String buyerId, ContractState contract) {
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }
}
