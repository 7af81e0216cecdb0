package io.hutong.messaging.instance;

import io.hutong.messaging.MessagingSettings;
import io.hutong.messaging.ProcessEnd;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Beans of the instance id. */
@Configuration(proxyBeanMethods = false)
public class InstanceConfiguration {

    @Bean
    InstanceLock instanceLock(
            JdbcConnectionDetails database, MessagingSettings settings, ProcessEnd process) {
        String name = settings.group() + "/" + settings.instance();
        return new InstanceLock(new SessionLock(database, name), new InstanceLock.Holder(
                settings.instance(), settings.group(), settings.instancePatience()), process);
    }
}
