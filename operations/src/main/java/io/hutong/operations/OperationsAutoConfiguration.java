package io.hutong.operations;

import io.hutong.messaging.MessagingAutoConfiguration;
import io.hutong.operations.health.HealthConfiguration;
import io.hutong.operations.logs.LogConfiguration;
import io.hutong.operations.metrics.MetricsConfiguration;
import io.hutong.operations.settings.SettingsConfiguration;
import io.hutong.operations.start.StartConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Import;

/** Everything of this module, wherever a service has a REST interface. */
@AutoConfiguration(after = MessagingAutoConfiguration.class,
        afterName = "org.springframework.boot.health.autoconfigure.actuate.endpoint."
                + "HealthEndpointAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@Import({SettingsConfiguration.class, StartConfiguration.class, HealthConfiguration.class,
        MetricsConfiguration.class, LogConfiguration.class})
public class OperationsAutoConfiguration {
}
