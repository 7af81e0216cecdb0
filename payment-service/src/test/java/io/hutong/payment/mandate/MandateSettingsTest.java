package io.hutong.payment.mandate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/** Limits that buyers are promised: the published ones, unless somebody says otherwise. */
class MandateSettingsTest {

    @Test
    void limitsNobodyHasSetAreTheOnesWeChatPayPublishes() {
        Map<?, ?> published = published();
        SpendingLimits limits = settings(Map.of()).limits();

        assertThat(limits.perDebit().total()).isEqualTo(number(published, "max_per_debit"));
        assertThat(limits.perDay().total()).isEqualTo(number(published, "max_per_day"));
        assertThat(limits.countPerDay())
                .isEqualTo((int) number(published, "max_count_per_day"));
    }

    @Test
    void limitsOfTheCodeAndOfTheSettingsFileAreTheSame() {
        assertThat(new Binder().bindOrCreate("hutong.mandate", MandateSettings.class).limits())
                .isEqualTo(new SpendingLimits(settings(Map.of()).limits().perDebit(),
                        settings(Map.of()).limits().perDay(), null));
    }

    @Test
    void emptyNumberOfDebitsMeansAnyNumber() {
        assertThat(settings(Map.of("HUTONG_MANDATE_COUNT_PER_DAY", "")).limits().countPerDay())
                .isNull();
    }

    @Test
    void limitsThatContradictEachOtherAreRefused() {
        assertThatThrownBy(() -> settings(Map.of("HUTONG_MANDATE_PER_DEBIT", "250001")))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
    }

    private static MandateSettings settings(Map<String, Object> environment) {
        StandardEnvironment all = new StandardEnvironment();
        all.getPropertySources().addFirst(new MapPropertySource("given", environment));
        yaml("application.yml").forEach(all.getPropertySources()::addLast);
        return Binder.get(all).bind("hutong.mandate", MandateSettings.class).get();
    }

    private static Map<?, ?> published() {
        StandardEnvironment rules = new StandardEnvironment();
        yaml("sandbox-rules.yml").forEach(rules.getPropertySources()::addLast);
        return Binder.get(rules).bind("sets.documented.debit", Map.class).get();
    }

    private static long number(Map<?, ?> rules, String name) {
        return Long.parseLong(rules.get(name).toString());
    }

    private static List<PropertySource<?>> yaml(String file) {
        try {
            return new YamlPropertySourceLoader().load(file, new ClassPathResource(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
