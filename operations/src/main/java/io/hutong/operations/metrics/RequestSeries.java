package io.hutong.operations.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.List;
import java.util.Set;

/**
 * Requests by route, method and how they ended. What else the framework would tell apart multiplies
 * the series of a service that is called in every wrong way: the exception, and the outcome, which
 * the status says already; and of the callers' own mistakes one figure is enough, but for 401 and
 * 429, by which an attack is seen.
 */
final class RequestSeries implements MeterFilter {

    private static final String REQUESTS = "http.server.requests";
    private static final Set<String> KEPT = Set.of("method", "status", "uri");
    private static final Set<String> TOLD = Set.of("401", "429");
    private static final String MISTAKE = "4xx";

    @Override
    public Meter.Id map(Meter.Id id) {
        return id.getName().equals(REQUESTS) ? id.replaceTags(Tags.of(kept(id.getTags()))) : id;
    }

    private static List<Tag> kept(List<Tag> tags) {
        return tags.stream().filter(tag -> KEPT.contains(tag.getKey()))
                .map(RequestSeries::summed).toList();
    }

    private static Tag summed(Tag tag) {
        boolean mistake = tag.getKey().equals("status") && tag.getValue().startsWith("4")
                && !TOLD.contains(tag.getValue());
        return mistake ? Tag.of("status", MISTAKE) : tag;
    }
}
