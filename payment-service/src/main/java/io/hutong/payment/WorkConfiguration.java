package io.hutong.payment;

import io.hutong.kernel.money.Money;
import io.hutong.payment.cases.Cases;
import io.hutong.work.Parked;
import io.hutong.work.Parking;
import io.hutong.work.Wakes;
import io.hutong.work.WorkLoops;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Who leases rows, and who is told of a result that cannot be written. */
@Configuration(proxyBeanMethods = false)
class WorkConfiguration {

    private static final int MAX_DETAIL = 300;

    @Bean
    Wakes wakes(InstantSource clock) {
        return new Wakes(clock);
    }

    @Bean
    WorkLoops workLoops(@Value("${hutong.messaging.instance}") String instance, Cases cases,
            TransactionTemplate transactions, MeterRegistry meters) {
        Parking parking = new Parking(
                (work, parked, why) -> cases.open(List.of(unwritable(work, parked, why))),
                transactions);
        return new WorkLoops(instance, transactions, parking, meters);
    }

    private static Cases.Case unwritable(String work, Parked parked, RuntimeException why) {
        String text = String.valueOf(why);
        return new Cases.Case(Cases.Kind.UNWRITABLE_RESULT, work + ":" + parked.subject(),
                parked.belongs(), Money.ZERO,
                text.substring(0, Math.min(text.length(), MAX_DETAIL)));
    }
}
