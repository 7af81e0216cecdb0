package io.hutong.operations.settings;

/**
 * What the form of a setting does not tell: a key file that must hold a key, say. A service
 * declares static beans of it, which run before anything is waited for.
 */
@FunctionalInterface
public interface SettingsCheck {

    /** @throws MisconfiguredException with a sentence */
    void check(Settings settings);
}
