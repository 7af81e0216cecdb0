package io.hutong.operations.settings;

import io.hutong.web.access.KeyFiles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What has to be right in every service. */
@Configuration(proxyBeanMethods = false)
public class SettingsConfiguration {

    private static final String PUBLIC_KEY = "hutong.jwt.public-key";
    private static final String JWKS = "hutong.jwt.jwks-uri";

    /** The file or the address; the file wins. */
    @Bean
    static SettingsCheck tokensCanBeVerified() {
        return settings -> {
            if (settings.value(PUBLIC_KEY) == null && settings.value(JWKS) == null) {
                throw new MisconfiguredException(settings.variableOf(PUBLIC_KEY) + " and "
                        + settings.variableOf(JWKS) + " are not set, so that no token can be"
                        + " verified; set the first to the PEM file of the issuer's public key.");
            }
            settings.checkFile(PUBLIC_KEY, "a PEM file with an RSA public key",
                    KeyFiles::requirePublicKey);
        };
    }
}
