package io.hutong.merchant;

import io.hutong.contracts.Topics;
import io.hutong.contracts.message.Message;
import io.hutong.contracts.message.SessionEnded;
import io.hutong.http.EndedSessions;
import io.hutong.messaging.MessagingSettings;
import io.hutong.messaging.tail.TailListener;
import io.hutong.messaging.tail.TopicTail;
import java.time.Clock;
import java.time.Instant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hears from the service that opens sessions which of them have ended. */
@Configuration(proxyBeanMethods = false)
class EndedSessionsConfiguration {

    @Bean
    EndedSessions endedSessions(Clock clock) {
        return new EndedSessions(clock);
    }

    @Bean
    TopicTail sessionEvents(MessagingSettings settings, EndedSessions ended, Clock clock) {
        return new TopicTail(settings.brokers(), Topics.SESSION_EVENTS, EndedSessions.BACK,
                new Listener(ended), clock);
    }

    private record Listener(EndedSessions sessions) implements TailListener {

        @Override
        public void heard(Message message) {
            if (message instanceof SessionEnded over) {
                sessions.end(over.sessionId());
            }
        }

        @Override
        public void complete(Instant asOf) {
            sessions.complete(asOf);
        }
    }
}
