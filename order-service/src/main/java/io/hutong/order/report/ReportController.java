package io.hutong.order.report;

import io.hutong.web.access.CallableBy;
import io.hutong.web.access.Scope;
import io.hutong.web.problem.ProblemException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The reports; all dates are Beijing days. */
@RestController
class ReportController {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final MediaType CSV = MediaType.parseMediaType("text/csv;charset=UTF-8");
    private static final int DAYS_MAX = 366;

    private final ReportTable store;
    private final InstantSource clock;

    ReportController(ReportTable store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    record ActiveConsumers(LocalDate at, int days, long activeConsumers) {
    }

    record Traffic(List<TrafficLine.Shown> items, @Nullable String nextCursor) {
    }

    @CallableBy(Scope.OPERATOR)
    @GetMapping("/v1/reports/active-consumers")
    ActiveConsumers activeConsumers(@RequestParam(defaultValue = "") String at) {
        LocalDate day = at.isEmpty() ? LocalDate.ofInstant(clock.instant(), BEIJING)
                : dayOf("at", at);
        return new ActiveConsumers(day, ActiveDays.YEAR, store.activeConsumers(day));
    }

    @CallableBy(Scope.OPERATOR)
    @GetMapping("/v1/reports/traffic")
    ResponseEntity<?> traffic(@RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestHeader(name = "Accept", defaultValue = "") String accept) {
        LocalDate first = dayOf("from", from);
        LocalDate last = dayOf("to", to);
        if (last.isBefore(first) || last.isAfter(first.plusDays(DAYS_MAX - 1))) {
            throw ProblemException.invalidParameter("to",
                    "must be from to " + DAYS_MAX + " days later");
        }
        List<TrafficLine> lines = store.traffic(first, last);
        return accept.contains("text/csv")
                ? ResponseEntity.ok().contentType(CSV).body(csv(lines))
                : ResponseEntity.ok(new Traffic(
                        lines.stream().map(TrafficLine::shown).toList(), null));
    }

    private static String csv(List<TrafficLine> lines) {
        return Stream.concat(Stream.of(TrafficLine.CSV_HEADER),
                lines.stream().map(TrafficLine::csv)).collect(
                        Collectors.joining("\r\n", "",
                                "\r\n"));
    }

    private static LocalDate dayOf(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw ProblemException.invalidParameter(name, "must be a day like 2026-11-11");
        }
    }
}
