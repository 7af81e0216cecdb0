package io.hutong.order.admission;

import io.hutong.messaging.OutboxHealth;
import io.hutong.order.coordination.SagaRunner;
import io.hutong.order.schedule.Periodic;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Measures load in the background. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AdmissionSettings.class)
class AdmissionConfiguration {

    @Bean
    Admission admission(JdbcTemplate jdbc, OutboxHealth outbox, AdmissionSettings settings,
            SagaRunner sagas, MeterRegistry meters) {
        Admission admission = new Admission(
                jdbc, outbox, settings, sagas.stepsThatWaitForAPerson());
        Gauge.builder("hutong.sagas.in.flight", admission, Admission::inFlight)
                .description("Sagas under way that wait for no person").register(meters);
        return admission;
    }

    /** Only what keeps every order out: that many are in flight is no reason to send none. */
    @Bean
    HealthIndicator admissionHealthIndicator(Admission admission) {
        return () -> (admission.isHeldUp() ? Health.outOfService() : Health.up())
                .withDetail("state", admission.isHeldUp() ? "held up" : "open").build();
    }

    @Bean
    Periodic admissionLook(Admission admission, AdmissionSettings settings) {
        return new Periodic("admission", settings.lookEvery(), admission::look);
    }
}
