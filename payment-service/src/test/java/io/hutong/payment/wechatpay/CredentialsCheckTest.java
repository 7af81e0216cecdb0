package io.hutong.payment.wechatpay;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Keys that no payment could be made with are found out at the start. */
class CredentialsCheckTest {

    private static final KeyPair KEYS = keys();

    @TempDir
    private Path directory;

    @Test
    void keysThatCanBeUsedAreTakenWithAPublicKeyAndWithout() throws IOException {
        assertThatCode(() -> CredentialsCheck.check(file(Map.of()))).doesNotThrowAnyException();
        assertThatCode(() -> CredentialsCheck.check(
                without("public_key", "public_key_id"))).doesNotThrowAnyException();
    }

    @Test
    void whatIsWrongIsNamed() throws IOException {
        assertRefused(directory.resolve("nosuch"), "cannot read");
        assertRefused(Files.writeString(directory.resolve("text"), "{\"mchid\":"), "JSON");
        assertRefused(file(Map.of("private_key", "-----BEGIN")), "private_key");
        assertRefused(file(Map.of("public_key", "nonsense")), "public_key");
        assertRefused(file(Map.of("platform_certificate", "nonsense")), "platform_certificate");
        assertRefused(file(Map.of("api_v3_key", "short")), "api_v3_key");
        assertRefused(without("mchid"), "mchid");
    }

    private static void assertRefused(Path file, String what) {
        assertThatThrownBy(() -> CredentialsCheck.check(file))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining(what);
    }

    private Path without(String... names) throws IOException {
        Map<String, Object> all = good();
        all.keySet().removeAll(List.of(names));
        return write(all);
    }

    private Path file(Map<String, Object> other) throws IOException {
        Map<String, Object> all = good();
        all.putAll(other);
        return write(all);
    }

    private Path write(Map<String, Object> all) throws IOException {
        return Files.write(Files.createTempFile(directory, "wechatpay", ".json"),
                JsonMapper.shared().writeValueAsBytes(all));
    }

    private static Map<String, Object> good() {
        return new LinkedHashMap<>(Map.of(
                "mchid", "1900000001", "appid", "wx1", "certificate_serial_no", "5A",
                "private_key", pem("PRIVATE KEY", KEYS.getPrivate().getEncoded()),
                "api_v3_key", "0123456789abcdef0123456789abcdef",
                "public_key_id", "PUB_KEY_ID_1",
                "public_key", pem("PUBLIC KEY", KEYS.getPublic().getEncoded()),
                "plan_id", 12));
    }

    private static String pem(String label, byte[] bytes) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes)
                + "\n-----END " + label + "-----\n";
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
