package io.hutong.operations;

import io.hutong.operations.health.HealthConfiguration;
import io.hutong.operations.metrics.MetricsConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Import;

/** Everything of this module, wherever a service has a REST interface. */
@AutoConfiguration(
        afterName = "org.springframework.boot.health.autoconfigure.actuate.endpoint."
                + "HealthEndpointAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@Import({HealthConfiguration.class, MetricsConfiguration.class})
public class OperationsAutoConfiguration {
}
