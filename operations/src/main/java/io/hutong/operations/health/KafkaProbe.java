package io.hutong.operations.health;

import io.hutong.operations.server.KafkaHandshake;
import io.hutong.operations.server.KafkaHandshake.Answer;
import java.util.Set;

/** Whether one of the brokers answers. */
final class KafkaProbe implements HealthProbe {

    private final String brokers;

    KafkaProbe(String brokers) {
        this.brokers = brokers;
    }

    @Override
    public Finding look() {
        Set<Answer> answers = KafkaHandshake.ofAll(brokers);
        return answers.contains(Answer.KAFKA) ? Finding.up("reachable")
                : Finding.down(answers.isEmpty() ? "name unknown" : "unreachable");
    }
}
