package io.hutong.payment.statement;

import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Scope;
import io.hutong.web.format.Csv;
import io.hutong.web.problem.ProblemException;
import io.hutong.web.validation.Page;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /v1/statements/platforms}. */
@RestController
class PlatformStatementController {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    /** A larger day is read page by page as JSON. */
    private static final int MAX_CSV_LINES = 100_000;

    private final ClaimStore claims;
    private final TransactionTemplate snapshot;
    private final InstantSource clock;
    private final boolean openDay;

    PlatformStatementController(ClaimStore claims, PlatformTransactionManager transactions,
            InstantSource clock, @Value("${hutong.statement.open-day}") boolean openDay) {
        this.claims = claims;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setReadOnly(true);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.clock = clock;
        this.openDay = openDay;
    }

    @CallableBy(Scope.OPERATOR)
    @GetMapping(path = "/v1/statements/platforms/{date}",
            produces = {MediaType.APPLICATION_JSON_VALUE, Csv.MEDIA_TYPE})
    ResponseEntity<?> get(@PathVariable String date,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
            @RequestParam(defaultValue = "") String limit,
            @RequestParam(defaultValue = "") String cursor) {
        LocalDate day = dayOf(date);
        requireOver(day);
        return accept.contains("text/csv")
                ? csv(day) : json(day, Page.limitOf(limit), Page.positionOf(cursor));
    }

    private ResponseEntity<PlatformStatement> json(LocalDate day, int limit, String after) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(
                snapshot.execute(tx -> {
                    Page<Claim> page = Page.of(claims.page(span(day), after, limit + 1), limit,
                            ClaimStore::position);
                    return PlatformStatement.of(day, claims.netting(span(day)), page.items(),
                            page.nextCursor());
                }));
    }

    private ResponseEntity<byte[]> csv(LocalDate day) {
        String text = snapshot.execute(tx -> {
            List<Claim> all = claims.page(span(day), "", MAX_CSV_LINES + 1);
            if (all.size() > MAX_CSV_LINES) {
                throw ProblemException.conflict("STATEMENT_TOO_LARGE", "The day has more than "
                        + MAX_CSV_LINES + " lines; read it page by page with Accept: "
                        + "application/json.");
            }
            return PlatformStatementCsv.of(day, claims.netting(span(day)), all);
        });
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(Csv.MEDIA_TYPE))
                .header(HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"platforms-" + day + ".csv\"")
                .body(String.valueOf(text).getBytes(StandardCharsets.UTF_8));
    }

    private void requireOver(LocalDate day) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BEIJING);
        if (day.isAfter(today) || day.equals(today) && !openDay) {
            throw ProblemException.conflict("DAY_NOT_OVER",
                    day + " is not over in Beijing; its statement is made tomorrow.");
        }
    }

    private static ClaimStore.Span span(LocalDate day) {
        return new ClaimStore.Span(day.atStartOfDay(BEIJING).toInstant(),
                day.plusDays(1).atStartOfDay(BEIJING).toInstant());
    }

    private static LocalDate dayOf(String date) {
        try {
            return LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            throw ProblemException.invalidParameter("date", "must look like 2026-01-31");
        }
    }
}
