package io.hutong.operations.logs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.slf4j.helpers.MessageFormatter;

/**
 * Keeps an outage from filling the log. Warnings and errors that say the same are said three
 * times a minute; how often they came beyond that is said, too. Whatever differs is said.
 */
final class RepeatFilter extends TurboFilter {

    private static final Marker SUM = MarkerFactory.getMarker("hutong-repeats");
    private static final Duration SUMS_EVERY = Duration.ofSeconds(10);
    private static final int SHOWN_MAX = 200;

    private final Repeats<Said> repeats = new Repeats<>();
    private final LongSupplier nanoTime;
    private @Nullable Thread sums;

    /** An event and how it was said. */
    private record Said(EventKey key, boolean error) {
    }

    RepeatFilter() {
        this(System::nanoTime);
    }

    RepeatFilter(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** One for the whole process; does nothing when it is there already. */
    static void install(LoggerContext context) {
        if (context.getTurboFilterList().stream().noneMatch(RepeatFilter.class::isInstance)) {
            RepeatFilter filter = new RepeatFilter();
            filter.setContext(context);
            filter.start();
            context.addTurboFilter(filter);
        }
    }

    @Override
    public FilterReply decide(@Nullable Marker marker, Logger logger, Level level,
            @Nullable String format, Object @Nullable [] params, @Nullable Throwable failure) {
        if (format == null || !level.isGreaterOrEqual(Level.WARN) || SUM.equals(marker)
                || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
            return FilterReply.NEUTRAL;
        }
        var event = MessageFormatter.arrayFormat(format, params);
        boolean error = level.isGreaterOrEqual(Level.ERROR);
        List<Repeats.Sum<Said>> over = new ArrayList<>();
        boolean said = repeats.isSaid(new Said(EventKey.of(logger.getName(), error,
                String.valueOf(event.getMessage()),
                failure == null ? event.getThrowable() : failure), error),
                nanoTime.getAsLong(), over);
        over.forEach(this::tell);
        return said ? FilterReply.NEUTRAL : FilterReply.DENY;
    }

    /** Says what was only counted. */
    void tellSums() {
        repeats.over(nanoTime.getAsLong()).forEach(this::tell);
    }

    private void tell(Repeats.Sum<Said> sum) {
        if (!(getContext() instanceof LoggerContext context)) {
            return;
        }
        EventKey key = sum.event().key();
        Logger logger = context.getLogger(key.logger());
        String shown = key.text().substring(0, Math.min(key.text().length(), SHOWN_MAX));
        if (sum.event().error()) {
            logger.error(SUM, "… repeated {} times more within a minute: {}", sum.times(), shown);
        } else {
            logger.warn(SUM, "… repeated {} times more within a minute: {}", sum.times(), shown);
        }
    }

    @Override
    public void start() {
        super.start();
        sums = Thread.ofVirtual().name("log-repeats").start(this::keepTelling);
    }

    private void keepTelling() {
        try {
            while (isStarted()) {
                Thread.sleep(SUMS_EVERY);
                tellSums();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        super.stop();
        if (sums != null) {
            sums.interrupt();
        }
    }
}
