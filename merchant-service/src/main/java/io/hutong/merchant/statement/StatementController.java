package io.hutong.merchant.statement;

import io.hutong.merchant.merchants.Merchants;
import io.hutong.merchant.statement.model.BeijingDay;
import io.hutong.merchant.statement.model.StatementLine;
import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.format.Csv;
import io.hutong.web.problem.ProblemException;
import io.hutong.web.validation.Page;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StatementController {

    private static final String CSV = "text/csv";

    private final Statements statements;
    private final Merchants merchants;
    private final InstantSource clock;
    private final boolean openDay;

    StatementController(Statements statements, Merchants merchants, InstantSource clock,
            StatementSettings settings) {
        this.statements = statements;
        this.merchants = merchants;
        this.clock = clock;
        this.openDay = settings.openDay();
    }

    @CallableBy({Scope.MERCHANT, Scope.OPERATOR})
    @GetMapping(path = "/v1/merchants/{id}/statements/{date}",
            produces = {MediaType.APPLICATION_JSON_VALUE, Csv.MEDIA_TYPE})
    ResponseEntity<?> get(
            @PathVariable String id, @PathVariable String date, Caller caller,
            @RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = "") String accept,
            @RequestParam(defaultValue = "") String limit,
            @RequestParam(defaultValue = "") String cursor) {
        LocalDate day = dayOf(date);
        if (merchants.find(id).isEmpty() || !caller.actsFor(id)) {
            throw ProblemException.notFound("merchant " + id);
        }
        requireOver(day);
        return accept.contains(CSV)
                ? csv(id, day) : json(id, day, Page.limitOf(limit), Page.positionOf(cursor));
    }

    private ResponseEntity<StatementView> json(String id, LocalDate day, int limit, String after) {
        var page = statements.page(id, day, after, limit);
        Page<StatementLine> lines = Page.of(page.lines(), limit, StatementLine::position);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(
                new StatementView(id, day, page.opening(), StatementView.Moves.of(page.moves()),
                        page.opening().plus(page.moves().amounts().net()),
                        lines.items().stream().map(StatementView.Line::of).toList(),
                        lines.nextCursor()));
    }

    private ResponseEntity<byte[]> csv(String id, LocalDate day) {
        return switch (statements.csv(id, day)) {
            case Statements.CsvResult.Ready(String text) -> ResponseEntity.ok()
                    .contentType(MediaType.parseMediaType(Csv.MEDIA_TYPE))
                    .header(HttpHeaders.CONTENT_DISPOSITION,
                            "attachment; filename=\"statement-" + id + "-" + day + ".csv\"")
                    .body(text.getBytes(StandardCharsets.UTF_8));
            case Statements.CsvResult.TooLarge(long orders) -> throw ProblemException.conflict(
                    "STATEMENT_TOO_LARGE", "The day has " + orders
                            + " lines; read it page by page with Accept: application/json.");
        };
    }

    private void requireOver(LocalDate day) {
        LocalDate today = BeijingDay.of(clock.instant());
        if (day.isAfter(today) || day.equals(today) && !openDay) {
            throw ProblemException.conflict("DAY_NOT_OVER",
                    day + " is not over in Beijing; its statement is made tomorrow.");
        }
    }

    private static LocalDate dayOf(String date) {
        try {
            return LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            throw ProblemException.invalidParameter("date", "must look like 2026-01-31");
        }
    }
}
