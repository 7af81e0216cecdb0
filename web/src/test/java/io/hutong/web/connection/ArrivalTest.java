package io.hutong.web.connection;

import static io.hutong.web.connection.Arrival.Verdict.ANSWER_AND_CLOSE;
import static io.hutong.web.connection.Arrival.Verdict.CLOSE;
import static io.hutong.web.connection.Arrival.Verdict.GO_ON;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Which requests have had their time. */
class ArrivalTest {

    private static final Duration HEAD = Duration.ofSeconds(1);
    private static final Duration BODY = Duration.ofSeconds(2);

    private final Arrival arrival = new Arrival(new Arrival.Limits(HEAD, BODY));

    @Test
    void connectionWithoutARequestIsNobodysBusiness() {
        assertThat(arrival.timeIsUp()).isEqualTo(GO_ON);
    }

    @Test
    void headThatIsLateIsAnsweredAndClosed() {
        arrival.bytes();
        arrival.bytes();

        assertThat(arrival.limit()).isEqualTo(HEAD);
        assertThat(arrival.timeIsUp()).isEqualTo(ANSWER_AND_CLOSE);
    }

    @Test
    void bodyThatIsLateIsAnsweredAndClosed() {
        arrival.bytes();
        arrival.headComplete();
        arrival.bytes();

        assertThat(arrival.limit()).isEqualTo(BODY);
        assertThat(arrival.timeIsUp()).isEqualTo(ANSWER_AND_CLOSE);
    }

    @Test
    void bodyThatTricklesAfterItsRefusalIsClosed() {
        arrival.bytes();
        arrival.headComplete();
        arrival.answerBegins();
        assertThat(arrival.timeIsUp()).isEqualTo(CLOSE);

        arrival.answerEnds();

        assertThat(arrival.timeIsUp()).isEqualTo(CLOSE);
    }

    @Test
    void slowAnswerIsNotCutByTheNextHead() {
        arrival.bytes();
        arrival.headComplete();
        arrival.bodyComplete();
        assertThat(arrival.timeIsUp()).isEqualTo(GO_ON);
        arrival.answerBegins();

        arrival.bytes();

        assertThat(arrival.timeIsUp()).isEqualTo(GO_ON);
        arrival.answerEnds();
        assertThat(arrival.timeIsUp()).isEqualTo(ANSWER_AND_CLOSE);
    }
}
