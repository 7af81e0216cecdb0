package io.hutong.acceptance;

import static io.hutong.acceptance.driver.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.acceptance.dsl.Buyer;
import io.hutong.acceptance.dsl.Story;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever logs out is logged out everywhere, and nobody else is. */
class LogoutTest extends Story {

    /** Two seconds are promised; a slow machine is not a fault. */
    private static final Duration SOON = Duration.ofSeconds(60);

    @Test
    void tokenOfAnEndedSessionOpensNothingInAnyService() {
        Buyer buyer = buyerWithMandate();
        String token = buyer.token();
        Buyer other = buyerWithMandate();
        assertThat(isLetInEverywhere(token)).isTrue();

        buyer.logsOut();

        eventually("doors that are open to the token", SOON, () -> doorsOpenTo(token),
                doors -> doors.isEmpty());
        assertThat(isLetInEverywhere(other.token())).isTrue();
    }
}
