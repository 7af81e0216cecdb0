package io.hutong.payment.cases;

import io.hutong.kernel.id.PathIds;
import io.hutong.payment.cases.Cases.Kind;
import java.util.Arrays;

/** What cases are called. Each can be opened by its id as part of a path, whatever it is about. */
final class CaseIds {

    private static final String SEPARATOR = "-";
    private static final String FORMER_SEPARATOR = ":";

    private CaseIds() {
    }

    static String of(Kind kind, String subject) {
        return kind + SEPARATOR + PathIds.of(subject);
    }

    /** People have written down ids as they were once: {@code KIND:subject}. */
    static String today(String id) {
        return Arrays.stream(Kind.values())
                .filter(kind -> id.startsWith(kind + FORMER_SEPARATOR)).findFirst()
                .map(kind -> of(kind, id.substring(kind.name().length() + 1))).orElse(id);
    }
}
