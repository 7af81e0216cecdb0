package io.hutong.web.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.hutong.embedded.testing.TestInfra;
import io.hutong.web.access.Caller;
import io.hutong.web.access.Scope;
import io.hutong.web.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(60)
class IdempotencyStoreTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WAIT = Duration.ofMillis(300);
    private static final HikariDataSource DATABASE = new HikariDataSource();

    private final JdbcTemplate jdbc = new JdbcTemplate(DATABASE);
    private final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(DATABASE));
    private final IdempotencyTable table = new IdempotencyTable(jdbc, DAY);
    private final IdempotencyStore store =
            new IdempotencyStore(table, transaction, WAIT, Duration.ofSeconds(30));

    @BeforeAll
    static void migrate() {
        DATABASE.setJdbcUrl(TestInfra.freshDatabase("idempotency"));
        new ResourceDatabasePopulator(
                new ClassPathResource("db/http/V2026.11.22.050__idempotency.sql"))
                .execute(DATABASE);
        new JdbcTemplate(DATABASE).execute("create table effect (id text)");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void clean() {
        jdbc.execute("truncate http_idempotency, effect");
    }

    private static IdempotentRequest<String> request(String caller, String key, String body) {
        return new IdempotentRequest<>(new Caller(caller, Set.of(Scope.BUYER), null),
                "POST /v1/orders", key,
                IdempotentRequest.sha256(body.getBytes(StandardCharsets.UTF_8)), body);
    }

    private ResponseEntity<?> create(String id) {
        jdbc.update("insert into effect values (?)", id);
        return ResponseEntity.status(202).header("Location", "/v1/orders/" + id)
                .body(Map.of("order_id", id));
    }

    private int effects() {
        return jdbc.queryForList("select id from effect").size();
    }

    @Test
    void repeatGetsTheFirstAnswerByteForByte() {
        var request = request("b-1", "k-1", "{}");

        var first = store.inTransaction(request, () -> create("o-1"));
        var repeat = store.inTransaction(request, () -> create("o-2"));

        assertThat(repeat.getStatusCode()).isEqualTo(first.getStatusCode());
        assertThat(repeat.getBody()).isEqualTo(first.getBody());
        assertThat(repeat.getHeaders().getLocation()).isEqualTo(first.getHeaders().getLocation());
        assertThat(first.getHeaders().getFirst("Idempotency-Replayed")).isNull();
        assertThat(repeat.getHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void otherBodyIsRefused() {
        store.inTransaction(request("b-1", "k-1", "{}"), () -> create("o-1"));

        assertThatThrownBy(() -> store.inTransaction(
                request("b-1", "k-1", "{ }"), () -> create("o-2")))
                .hasMessageContaining("IDEMPOTENCY_KEY_REUSED");
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void sameKeyOfAnotherCallerIsAnotherRequest() {
        store.inTransaction(request("b-1", "k-1", "{}"), () -> create("o-1"));
        var other = store.inTransaction(request("b-2", "k-1", "{}"), () -> create("o-2"));

        assertThat(other.getHeaders().getFirst("Idempotency-Replayed")).isNull();
        assertThat(effects()).isEqualTo(2);
    }

    @Test
    void conflictIsKeptButItsEffectIsNot() {
        var request = request("b-1", "k-1", "{}");

        for (int i = 0; i < 2; i++) {
            runExpecting(request, HttpStatus.CONFLICT, "SOLD_OUT");
        }
        var repeat = store.inTransaction(request, () -> create("o-2"));

        assertThat(repeat.getStatusCode().value()).isEqualTo(409);
        assertThat(new String(repeat.getBody(), StandardCharsets.UTF_8)).contains("SOLD_OUT");
        assertThat(effects()).isZero();
    }

    @Test
    void badRequestAndOverloadAreNotKept() {
        var request = request("b-1", "k-1", "{}");

        runExpecting(request, HttpStatus.BAD_REQUEST, "INVALID_REQUEST");
        runExpecting(request, HttpStatus.TOO_MANY_REQUESTS, "OVERLOADED");
        var fresh = store.inTransaction(request, () -> create("o-1"));

        assertThat(fresh.getStatusCode().value()).isEqualTo(202);
    }

    private void runExpecting(IdempotentRequest<?> request, HttpStatus status, String code) {
        try {
            var answer = store.inTransaction(request, () -> {
                create("rolled back");
                throw new ProblemException(status, code, "no");
            });
            assertThat(answer.getStatusCode()).isEqualTo(status);
        } catch (ProblemException e) {
            assertThat(e.problem().code()).isEqualTo(code);
        }
    }

    @Test
    void fiftyTwinsHaveOneEffectAndOneAnswer() throws Exception {
        var patient = new IdempotencyStore(table, transaction, Duration.ofMinutes(1),
                Duration.ofMinutes(2));
        var request = request("b-1", "k-1", "{}");
        AtomicInteger number = new AtomicInteger();
        List<Future<byte[]>> answers = new ArrayList<>();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 50; i++) {
                answers.add(threads.submit(() -> patient.inTransaction(
                        request, () -> create("o-" + number.incrementAndGet())).getBody()));
            }
        }

        for (Future<byte[]> answer : answers) {
            assertThat(answer.get()).isEqualTo(answers.getFirst().get());
        }
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void twinOfASlowRequestIsToldToComeBack() throws Exception {
        var request = request("b-1", "k-1", "{}");
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var slow = threads.submit(() -> store.inTransaction(request, () -> {
                started.countDown();
                await(finish);
                return create("o-1");
            }));
            await(started);
            try {
                assertThatThrownBy(() -> store.inTransaction(request, () -> create("o-2")))
                        .hasMessageContaining("IDEMPOTENCY_KEY_IN_FLIGHT");
            } finally {
                finish.countDown();
            }
            assertThat(slow.get().getStatusCode().value()).isEqualTo(202);
        }
        assertThat(effects()).isEqualTo(1);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void expiredKeyIsNew() {
        var request = request("b-1", "k-1", "{}");
        store.inTransaction(request, () -> create("o-1"));
        jdbc.update("update http_idempotency set created_at = now() - interval '25 hours'");

        var again = store.inTransaction(request, () -> create("o-2"));

        assertThat(new String(again.getBody(), StandardCharsets.UTF_8)).contains("o-2");
        assertThat(effects()).isEqualTo(2);
    }

    @Test
    void claimFirstReplaysAndRefusesATwinInFlight() {
        var request = request("b-1", "k-1", "{}");

        var first = store.claimFirst(request, () -> {
            assertThatThrownBy(() -> store.claimFirst(request, () -> create("twin")))
                    .hasMessageContaining("IDEMPOTENCY_KEY_IN_FLIGHT");
            return create("o-1");
        });
        var repeat = store.claimFirst(request, () -> create("o-2"));

        assertThat(repeat.getBody()).isEqualTo(first.getBody());
        assertThat(effects()).isEqualTo(1);
    }

    @Test
    void claimOfADeadProcessIsTakenOverAfterItsLease() {
        var request = request("b-1", "k-1", "{}");
        var entry = new IdempotencyTable.Entry(request.id(), request.bodySha256(), null);
        table.claim(List.of(entry), Duration.ZERO);

        var answer = store.claimFirst(request, () -> create("o-1"));

        assertThat(answer.getStatusCode().value()).isEqualTo(202);
    }

    @Test
    void failedClaimIsGivenBack() {
        var request = request("b-1", "k-1", "{}");

        assertThatThrownBy(() -> store.claimFirst(request, () -> {
            throw new IllegalStateException("the other system is away");
        })).isInstanceOf(IllegalStateException.class);
        var answer = store.claimFirst(request, () -> create("o-1"));

        assertThat(answer.getStatusCode().value()).isEqualTo(202);
    }

    @Test
    void batchClaimsNewKeysAndFindsTheRest() {
        StoredAnswer old = answer("old");
        claimAll(List.of(Map.entry(request("b-1", "k-1", "{}"), old)));

        List<KeyClaim> claims = claimAll(List.of(
                Map.entry(request("b-1", "k-1", "{}"), answer("late")),
                Map.entry(request("b-1", "k-1", "other"), answer("late")),
                Map.entry(request("b-1", "k-2", "{}"), answer("new")),
                Map.entry(request("b-1", "k-2", "{}"), answer("twin")),
                Map.entry(request("b-1", "k-2", "other"), answer("twin"))));

        assertThat(((KeyClaim.Answered) claims.get(0)).answer().body()).isEqualTo(old.body());
        assertThat(claims.get(1)).isInstanceOf(KeyClaim.OtherBody.class);
        assertThat(claims.get(2)).isInstanceOf(KeyClaim.Fresh.class);
        assertThat(((KeyClaim.Answered) claims.get(3)).answer().body())
                .isEqualTo(answer("new").body());
        assertThat(claims.get(4)).isInstanceOf(KeyClaim.OtherBody.class);
    }

    private List<KeyClaim> claimAll(
            List<Map.Entry<IdempotentRequest<String>, StoredAnswer>> entries) {
        List<Map.Entry<IdempotentRequest<?>, StoredAnswer>> asked = new ArrayList<>();
        entries.forEach(entry -> asked.add(Map.entry(entry.getKey(), entry.getValue())));
        return transaction.execute(status -> store.claimAll(asked));
    }

    private static StoredAnswer answer(String id) {
        return StoredAnswer.json(HttpStatus.ACCEPTED, Map.of("Location", "/" + id),
                Map.of("order_id", id));
    }

    @Test
    void purgeRemovesExpiredKeysInBoundedBatches() {
        for (int i = 0; i < 5; i++) {
            int key = i;
            store.inTransaction(request("b-1", "k-" + key, "{}"), () -> create("o-" + key));
        }
        jdbc.update("""
                update http_idempotency set created_at = now() - interval '25 hours'
                 where id in (select id from http_idempotency limit 3)""");

        assertThat(table.purge(2)).isEqualTo(2);
        assertThat(table.purge(2)).isEqualTo(1);
        assertThat(jdbc.queryForObject("select count(*) from http_idempotency", Integer.class))
                .isEqualTo(2);
    }
}
