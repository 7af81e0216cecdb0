package io.hutong.operations.start;

import java.time.Duration;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** As small as a service can be; it needs a database and a broker like any other. */
@SpringBootApplication
@EnableConfigurationProperties(TinyService.Tiny.class)
class TinyService {

    /** Settings of its own. */
    @ConfigurationProperties("tiny")
    record Tiny(int limit, Platform platform, Duration every) {

        enum Platform { WECHAT, ALIPAY }

        Tiny {
            if (limit > 10) {
                throw new IllegalArgumentException("tiny.limit is 10 at most");
            }
        }
    }

    public static void main(String[] args) {
        ServiceLauncher.run(TinyService.class, args);
    }
}
