package io.hutong.order.address;

import io.hutong.identity.Sealer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** Wires the address book. */
@Configuration(proxyBeanMethods = false)
class AddressConfiguration {

    @Bean
    AddressBook addressBook(JdbcTemplate jdbc, Sealer sealer) {
        return new AddressBook(jdbc, sealer);
    }
}
