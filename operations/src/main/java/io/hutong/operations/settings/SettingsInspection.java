package io.hutong.operations.settings;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.env.ConfigurableEnvironment;

/** Looks at all settings before anything is made of them. */
public final class SettingsInspection {

    private static final String OURS = "io.hutong.";

    private final ConfigurableEnvironment environment;
    private final Settings settings;

    private SettingsInspection(ConfigurableEnvironment environment, Settings settings) {
        this.environment = environment;
        this.settings = settings;
    }

    public static SettingsInspection of(ConfigurableEnvironment environment, Settings settings) {
        return new SettingsInspection(environment, settings);
    }

    /** @throws RuntimeException the first thing that is wrong, see {@link Complaints} */
    public void run(ConfigurableListableBeanFactory beans) {
        Map<String, Object> given = environment.getSystemEnvironment();
        Forms.warnOfMisspelt(given, settings.variables());
        Forms.check(environment, settings.variables());
        bindAll(beans);
        beans.getBeansOfType(SettingsCheck.class, false, false).values()
                .forEach(check -> check.check(settings));
    }

    /** Our records are made now, so that what they refuse is known before anything is awaited. */
    private static void bindAll(ConfigurableListableBeanFactory beans) {
        Arrays.stream(beans.getBeanNamesForAnnotation(ConfigurationProperties.class))
                .filter(name -> isOurs(beans.getType(name, false)))
                .forEach(beans::getBean);
    }

    private static boolean isOurs(@Nullable Class<?> type) {
        return type != null && type.isRecord() && type.getName().startsWith(OURS);
    }
}
