package io.hutong.messaging;

import io.hutong.messaging.ending.EndingConfiguration;
import io.hutong.messaging.inbox.InboxConfiguration;
import io.hutong.messaging.instance.InstanceConfiguration;
import io.hutong.messaging.outbox.OutboxConfiguration;
import io.hutong.messaging.progress.ProgressConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Import;

/** Everything of this module, wherever a service has a database. */
@AutoConfiguration(after = JdbcTemplateAutoConfiguration.class, afterName = {
        "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration",
        "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"})
@EnableConfigurationProperties(MessagingSettings.class)
@Import({OutboxConfiguration.class, InboxConfiguration.class, ProgressConfiguration.class,
        InstanceConfiguration.class, EndingConfiguration.class})
public class MessagingAutoConfiguration {
}
