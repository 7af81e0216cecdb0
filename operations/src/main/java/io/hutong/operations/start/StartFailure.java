package io.hutong.operations.start;

import io.hutong.messaging.instance.InstanceTakenException;
import io.hutong.operations.server.PostgresAnswer;
import io.hutong.operations.settings.Complaints;
import io.hutong.operations.settings.MisconfiguredException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why a start did not come to its end, and so what to do about it. */
sealed interface StartFailure {

    int CAUSES_MAX = 30;

    /** The person at the keyboard has to change something: one sentence, exit code 78. */
    record Misconfigured(String sentence) implements StartFailure {
    }

    /** A server went away meanwhile: the start begins anew and waits for it. */
    record ServerAway(String what) implements StartFailure {
    }

    /** The process was asked to end. */
    record Stopped() implements StartFailure {
    }

    /** Ours to find out. */
    record Unexpected() implements StartFailure {
    }

    /** @param complaints tells which settings a failure is about; empty before they are known */
    static StartFailure of(Throwable failure, Optional<Complaints> complaints) {
        List<Throwable> causes = causes(failure);
        if (causes.stream().anyMatch(StoppedException.class::isInstance)) {
            return new Stopped();
        }
        for (Throwable cause : causes) {
            if (cause instanceof MisconfiguredException
                    || cause instanceof InstanceTakenException) {
                return new Misconfigured(String.valueOf(cause.getMessage()));
            }
        }
        Optional<String> sentence = complaints.flatMap(known -> known.about(causes));
        if (sentence.isPresent()) {
            return new Misconfigured(sentence.get());
        }
        return causes.stream().filter(StartFailure::isServerAway).findFirst()
                .<StartFailure>map(cause -> new ServerAway(cause.toString()))
                .orElseGet(Unexpected::new);
    }

    private static boolean isServerAway(Throwable cause) {
        return switch (cause) {
            case ConnectException e -> true;
            case SocketTimeoutException e -> true;
            case SQLException e -> PostgresAnswer.of(e) instanceof PostgresAnswer.Away;
            default -> false;
        };
    }

    private static List<Throwable> causes(Throwable failure) {
        List<Throwable> causes = new ArrayList<>();
        for (Throwable each = failure; each != null && causes.size() < CAUSES_MAX; each =
                each.getCause()) {
            causes.add(each);
        }
        return causes;
    }
}
