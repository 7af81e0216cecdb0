package io.hutong.payment.bill;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the import together. */
@Configuration(proxyBeanMethods = false)
class BillConfiguration {

    @Bean
    BillImport billImport(BillChannel channel, BillStore store,
            TransactionTemplate transactions,
            @Value("${hutong.reconciliation.max-bill-bytes}") long maxBytes) {
        return new BillImport(channel, store, transactions, maxBytes);
    }
}
