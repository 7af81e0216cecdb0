package io.hutong.offences;

import io.hutong.contracts.message.ReleaseStock;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;

/** Does in one class what has a place of its own each. */
@Service
@Transactional
public class Offender {

    @Autowired
    ReleaseStock message;
    double price;

    Instant time() {
        return Instant.now();
    }

    Array array(Connection connection) throws SQLException {
        return connection.createArrayOf("text", new Object[0]);
    }

    @GetMapping("/v1/offences")
    @Transactional
    String call() {
        return "called";
    }

    @Bean
    String bean() {
        return "made";
    }
}
