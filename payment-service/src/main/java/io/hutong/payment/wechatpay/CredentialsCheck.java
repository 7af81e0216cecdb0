package io.hutong.payment.wechatpay;

import com.wechat.pay.java.core.util.PemUtil;
import io.hutong.kernel.json.RowJson;
import io.hutong.operations.settings.SettingsCheck;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.JacksonException;

/** The keys of the channel are used for the first time by a payment; they are tried before. */
@Configuration(proxyBeanMethods = false)
class CredentialsCheck {

    private static final int API_KEY_BYTES = 32;

    @Bean
    static SettingsCheck channelCredentials() {
        return settings -> settings.requireFile("hutong.wechatpay.credentials",
                "a JSON file with the platform's WeChat Pay keys", CredentialsCheck::check);
    }

    static void check(Path file) {
        requireJson(file);
        WechatPayCredentials credentials = WechatPayCredentials.read(file);
        requireKey("private_key", () -> PemUtil.loadPrivateKeyFromString(
                credentials.privateKey()));
        String publicKey = credentials.publicKey();
        if (publicKey != null) {
            requireKey("public_key", () -> PemUtil.loadPublicKeyFromString(publicKey));
        }
        requireKey("platform_certificate", credentials::certificate);
        if (credentials.apiV3Key().getBytes(StandardCharsets.UTF_8).length != API_KEY_BYTES) {
            throw new IllegalStateException("its api_v3_key does not have 32 bytes");
        }
    }

    private static void requireJson(Path file) {
        try {
            RowJson.mapper().readTree(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + file, e);
        } catch (JacksonException e) {
            throw new IllegalStateException(file + " does not hold JSON", e);
        }
    }

    private static void requireKey(String name, Runnable load) {
        try {
            load.run();
        } catch (RuntimeException e) {
            throw new IllegalStateException("its " + name + " is not a PEM that can be read", e);
        }
    }
}
