package io.hutong.operations.metrics;

import io.micrometer.core.instrument.config.MeterFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans of metrics. */
@Configuration(proxyBeanMethods = false)
public class MetricsConfiguration {

    @Bean
    MeterFilter fewSeries() {
        return MeterFilter.deny(SeriesLimit::isTooFine);
    }

    @Bean
    MeterFilter requestsByRouteAndStatus() {
        return new RequestSeries();
    }
}
