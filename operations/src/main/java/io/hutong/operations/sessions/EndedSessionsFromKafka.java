package io.hutong.operations.sessions;

import io.hutong.contracts.Topics;
import io.hutong.messaging.MessagingSettings;
import io.hutong.messaging.tail.TopicTail;
import io.hutong.web.access.EndedSessions;
import io.hutong.web.access.SessionSource;
import java.time.InstantSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For services that open no sessions themselves: they import it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EndedSessionsSettings.class)
public class EndedSessionsFromKafka {

    private static final String SILENT = "Start order-service (of a version that sends"
            + " heartbeats), and see that its relay sends and that its database's clock is right:"
            + " until then tokens of ended sessions are taken until they expire.";
    private static final String UNREAD = "See that Kafka answers and has the topic "
            + Topics.SESSION_EVENTS
            + ": until then tokens of ended sessions are taken until they expire.";

    @Bean
    EndedSessions endedSessions(InstantSource clock, EndedSessionsSettings settings) {
        return new EndedSessions(clock,
                new SessionSource(settings.knownWithin(), SILENT, UNREAD));
    }

    @Bean
    TopicTail sessionEvents(MessagingSettings settings, EndedSessions ended, InstantSource clock) {
        return new TopicTail(settings.brokers(), Topics.SESSION_EVENTS, EndedSessions.BACK,
                new SessionListener(ended, clock), clock);
    }
}
