package io.hutong.operations.start;

import io.hutong.operations.settings.Complaints;
import io.hutong.operations.settings.MisconfiguredException;
import io.hutong.operations.settings.Settings;
import io.hutong.operations.settings.SettingsInspection;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.LivenessState;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import reactor.netty.ChannelBindException;

/**
 * What comes before any bean that needs a server: settings are looked at, the ports are opened,
 * the servers are waited for. Closed when the service's own server is about to take its port.
 */
final class StartStage implements BeanFactoryPostProcessor, Ordered, SmartLifecycle,
        ApplicationContextAware, AutoCloseable {

    private static final long LOOKS_EVERY_MILLIS = 1_000;

    private final ConfigurableEnvironment environment;
    private final Settings settings;
    private final List<EarlyPort> ports = new ArrayList<>();
    private @Nullable ApplicationContext context;
    private boolean handedOver;

    StartStage(ConfigurableEnvironment environment) {
        this.environment = environment;
        this.settings = new Settings(environment);
    }

    @Override
    public void setApplicationContext(ApplicationContext applicationContext) {
        context = applicationContext;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        SettingsInspection.of(environment, settings).run(beans);
        Waiting waiting = new Waiting(AwaitedServers.of(environment, settings), System::nanoTime,
                () -> Thread.sleep(LOOKS_EVERY_MILLIS));
        try (var _ = EndRequest.watch(Thread.currentThread())) {
            requirePortOfItsOwn();
            open("server", waiting);
            open("management.server", waiting);
            waiting.untilAllAnswer();
        } catch (InterruptedException e) {
            close();
            throw new StoppedException();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** On the service's own port the metrics would be everybody's. */
    private void requirePortOfItsOwn() {
        int port = environment.getProperty("server.port", Integer.class, 0);
        if (port > 0 && port == environment.getProperty(
                "management.server.port", Integer.class, 0)) {
            throw new MisconfiguredException(settings.variableOf("management.server.port") + " is "
                    + port + " like " + settings.variableOf("server.port") + ", and metrics are not"
                    + " for the service's callers; choose another port for one of them.");
        }
    }

    /** A port that the system chooses is not known to anybody yet. */
    private void open(String prefix, Waiting waiting) {
        String property = prefix + ".port";
        int port = environment.getProperty(property, Integer.class, 0);
        if (port <= 0) {
            return;
        }
        String host = settings.value(prefix + ".address") == null
                ? settings.value("server.address") : settings.value(prefix + ".address");
        IntFunction<InetSocketAddress> address = number -> host == null
                ? new InetSocketAddress(number) : new InetSocketAddress(host, number);
        try {
            ports.add(new EarlyPort(address.apply(port), waiting::states));
        } catch (ChannelBindException e) {
            throw new MisconfiguredException(sentence(prefix, port, e), e);
        }
    }

    private String sentence(String prefix, int port, ChannelBindException failure) {
        if (failure.getCause() instanceof BindException e
                && !String.valueOf(e.getMessage()).contains("in use")) {
            return settings.variableOf(prefix + ".address") + " and " + settings.variableOf(
                    prefix + ".port") + " name an address on which this process cannot listen ("
                    + e.getMessage() + "); correct them.";
        }
        return new Complaints(settings).portInUse(prefix + ".port", port);
    }

    @Override
    public void start() {
        close();
        handedOver = true;
        if (context != null) {
            // it has lived all the time; the framework would say so only once everything runs
            AvailabilityChangeEvent.publish(context, LivenessState.CORRECT);
        }
    }

    @Override
    public void stop() {
        handedOver = false;
    }

    @Override
    public boolean isRunning() {
        return handedOver;
    }

    /** Also when the start fails before the ports were handed over. */
    @Override
    public void close() {
        boolean interrupted = Thread.interrupted();
        ports.forEach(EarlyPort::close);
        ports.clear();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The last thing before the service's own server. */
    @Override
    public int getPhase() {
        return WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE - 1;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
