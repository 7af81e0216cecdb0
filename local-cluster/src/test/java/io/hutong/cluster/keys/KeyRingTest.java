package io.hutong.cluster.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.cluster.layout.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRingTest {

    @TempDir
    private Path directory;

    @Test
    void secretsAreMadeOnceAndKept() throws IOException {
        var first = new KeyRing(directory);
        var password = first.databasePassword(Member.ORDER);
        var key = Files.readString(first.jwtPrivateKey());

        var second = new KeyRing(directory);

        assertThat(second.databasePassword(Member.ORDER)).isEqualTo(password);
        assertThat(Files.readString(second.jwtPrivateKey())).isEqualTo(key);
    }

    @Test
    void everyServiceHasAPasswordOfItsOwn() {
        var keys = new KeyRing(directory);

        assertThat(Stream.of(Member.POSTGRES, Member.ORDER, Member.PAYMENT, Member.MERCHANT)
                .map(keys::databasePassword).distinct()).hasSize(4);
    }

    @Test
    void secretsAreReadableByTheirOwnerOnly() throws IOException {
        var keys = new KeyRing(directory);
        keys.databasePassword(Member.PAYMENT);
        keys.jwtPublicKey();
        keys.buyerKey();
        keys.wechatPayCredentials("{}");

        try (var files = Files.list(directory)) {
            assertThat(files.toList()).hasSize(5).allSatisfy(file -> assertThat(
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------"));
        }
    }

    @Test
    void buyerKeyHas32Bytes() throws IOException {
        var text = Files.readString(new KeyRing(directory).buyerKey()).strip();

        assertThat(Base64.getDecoder().decode(text)).hasSize(32);
    }
}
