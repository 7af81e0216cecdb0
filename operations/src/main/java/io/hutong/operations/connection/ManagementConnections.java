package io.hutong.operations.connection;

import io.hutong.web.connection.ConnectionConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.context.annotation.Import;

/** The management port has a server of its own, which would wait for slow requests for ever. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@Import(ConnectionConfiguration.class)
public class ManagementConnections {
}
