package io.hutong.messaging.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.embedded.testing.TestInfra;
import io.hutong.kernel.id.PathIds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Letters can be decided about by an id in a path, also those that are older than the rule. */
class LetterIdsTest {

    private static final List<String> FORMER = List.of("payment.commands-3-1042",
            "order.replies-0-0", "foreign topic/x-null-null", "茶.topic-1-2");

    @Test
    void lettersOfTheVersionBeforeAreRenamedAndFormerIdsLeadToThem() throws IOException {
        var jdbc = new JdbcTemplate(new DriverManagerDataSource(
                TestInfra.freshDatabase("letters")));
        run(jdbc, "V2026.11.22.020__dead_letter_desk.sql");
        FORMER.forEach(id -> jdbc.update("insert into dead_letter_desk"
                + " (id, topic, reason, headers, dead_at) values (?, 't', 'r', '{}', now())", id));

        run(jdbc, "V2026.12.01.603__letter_ids_that_fit_into_paths.sql");

        List<String> ids = jdbc.queryForList("select id from dead_letter_desk", String.class);
        assertThat(ids).allMatch(PathIds::isOne).containsExactlyInAnyOrderElementsOf(
                FORMER.stream().map(DeadLetter::idOf).toList());
        assertThat(ids).contains("payment_commands-3-1042");
    }

    @Test
    void idThatFitsStaysAsItIs() {
        FORMER.forEach(id -> assertThat(DeadLetter.idOf(DeadLetter.idOf(id)))
                .isEqualTo(DeadLetter.idOf(id)));
    }

    private static void run(JdbcTemplate jdbc, String migration) throws IOException {
        jdbc.execute(new ClassPathResource("db/dead-letter-desk/" + migration)
                .getContentAsString(StandardCharsets.UTF_8));
    }
}
