package io.hutong.operations.start;

import io.hutong.operations.settings.Complaints;
import io.hutong.operations.settings.Settings;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.context.ApplicationListener;

/**
 * Starts a service. A setting that is wrong ends it with exit code 78 (sysexits' EX_CONFIG) and
 * one sentence; a server that goes away while the service starts is waited for anew.
 */
public final class ServiceLauncher {

    /** The setting has to be changed; starting again does not help. */
    public static final int MISCONFIGURED = 78;
    private static final int FAILED = 1;
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(25);

    private ServiceLauncher() {
    }

    public static void run(Class<?> service, String... args) {
        ExitLimit limit = ExitLimit.guard();
        boolean again = true;
        while (again) {
            again = runOnce(service, args);
        }
        limit.started(ENDS_WITHIN);
    }

    /** Whether it has to be tried again. */
    private static boolean runOnce(Class<?> service, String... args) {
        AtomicReference<Complaints> complaints = new AtomicReference<>();
        SpringApplication application = new SpringApplication(service);
        application.addListeners(
                (ApplicationListener<ApplicationContextInitializedEvent>) event -> complaints.set(
                        new Complaints(new Settings(
                                event.getApplicationContext().getEnvironment()))));
        try {
            application.run(args);
            return false;
        } catch (RuntimeException e) {
            return switch (StartFailure.of(e, Optional.ofNullable(complaints.get()))) {
                case StartFailure.Misconfigured wrong -> exit(MISCONFIGURED);
                case StartFailure.ServerAway away -> true;
                case StartFailure.Stopped stopped -> false;
                case StartFailure.Unexpected unexpected -> exit(FAILED);
            };
        }
    }

    private static boolean exit(int code) {
        System.exit(code);
        return false;
    }
}
