package io.hutong.payment.commands;

import io.hutong.messaging.IncomingMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds a poll: the n-th wave has the n-th command of every order, so that each wave touches an
 * order once and can be written by the set. Nearly every poll is one wave.
 */
final class Waves {

    private Waves() {
    }

    static List<List<IncomingMessage>> of(List<IncomingMessage> messages) {
        List<List<IncomingMessage>> waves = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (IncomingMessage message : messages) {
            int wave = seen.merge(message.payload().key(), 1, Integer::sum) - 1;
            if (wave == waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(message);
        }
        return waves;
    }
}
