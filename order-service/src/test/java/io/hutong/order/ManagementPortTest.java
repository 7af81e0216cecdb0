package io.hutong.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Script;
import io.hutong.order.testing.Shopper;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.HttpProbe.Answer;
import org.junit.jupiter.api.Test;

/** Metrics are for those who run the service, health also for those who call it. */
class ManagementPortTest {

    private static final int SCRAPE_BYTES_MAX = 100_000;
    private static final String METRICS = "/actuator/prometheus";

    private final OrderApp app = OrderApp.shared();
    private final Shopper buyer = Shopper.following(new Script());

    @Test
    void scrapeOfABusyServiceIsSmallAndHasWhatTellsWhetherItKeepsUp() {
        buyer.awaitStatus(buyer.order(Shopper.TEA), "PAID");

        Answer scrape = app.management().get(METRICS, null);

        assertThat(scrape.status()).isEqualTo(200);
        assertThat(scrape.body().length).isLessThan(SCRAPE_BYTES_MAX);
        assertThat(scrape.text().lines().map(line -> line.split("[{ ]", 2)[0])).contains(
                "hutong_outbox_oldest_age_seconds", "hutong_messages_applied_total",
                "hikaricp_connections_active", "http_server_requests_seconds_count",
                "kafka_consumer_fetch_manager_records_consumed_total",
                "kafka_consumer_coordinator_assigned_partitions",
                "spring_cloud_stream_binder_kafka_offset");
        assertThat(scrape.text().lines().filter(line -> line.startsWith("kafka_")))
                .noneMatch(line -> line.contains("partition=") || line.contains("node_id="));
    }

    @Test
    void onlyHealthIsOnTheServicesOwnPort() {
        HttpProbe own = app.http();

        assertThat(own.get(METRICS, null).status()).isEqualTo(404);
        for (String path : new String[] {"", "/liveness", "/readiness"}) {
            assertThat(own.get("/actuator/health" + path, null).text()).contains("\"UP\"");
            assertThat(app.management().get("/actuator/health" + path, null).text())
                    .contains("\"UP\"");
        }
        assertThat(own.get("/actuator/health/nosuch", null).status()).isEqualTo(404);
    }

    @Test
    void nothingOfTheServiceIsOnTheManagementPort() {
        assertThat(app.management().get("/v1/orders", buyer.token()).status()).isEqualTo(404);
        assertThat(app.management().get("/v1/orders", null).status()).isEqualTo(401);
    }
}
