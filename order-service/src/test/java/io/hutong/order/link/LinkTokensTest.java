package io.hutong.order.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinkTokensTest {

    private static final Instant EXPIRES = Instant.parse("2026-11-18T04:00:00Z");
    private static final byte[] OLD = key(1);
    private static final byte[] NEW = key(2);

    private final Random random = new Random(20261122);
    private final LinkTokens tokens = new LinkTokens(List.of(NEW));

    private static byte[] key(int fill) {
        byte[] key = new byte[32];
        java.util.Arrays.fill(key, (byte) fill);
        return key;
    }

    private byte[] anyId() {
        byte[] id = new byte[LinkTokens.ID_BYTES];
        random.nextBytes(id);
        return id;
    }

    @Test
    void tokenSaysWhatWasSigned() {
        for (int i = 0; i < 1_000; i++) {
            byte[] id = anyId();

            Optional<LinkToken> read = tokens.verify(tokens.sign(id, EXPIRES));

            assertThat(read).contains(new LinkToken(LinkTokens.idOf(id), EXPIRES));
        }
    }

    @Test
    void everyChangedCharacterIsNoticed() {
        String token = tokens.sign(anyId(), EXPIRES);
        String alphabet = "0123456789abcdefghijklmnopqrstuvwxyz";

        for (int at = 0; at < token.length(); at++) {
            for (char other : alphabet.toCharArray()) {
                if (other != token.charAt(at)) {
                    String changed = token.substring(0, at) + other + token.substring(at + 1);
                    assertThat(tokens.verify(changed)).as(changed).isEmpty();
                }
            }
        }
    }

    @Test
    void tokenThatIsLongerOrShorterIsNotOurs() {
        String token = tokens.sign(anyId(), EXPIRES);

        assertThat(tokens.verify(token + "0")).isEmpty();
        assertThat(tokens.verify(token.substring(0, token.length() - 1))).isEmpty();
        assertThat(tokens.verify("")).isEmpty();
    }

    @Test
    void keyBeforeStillVerifiesAndTheNewOneSigns() {
        String before = new LinkTokens(List.of(OLD)).sign(anyId(), EXPIRES);
        LinkTokens rotated = new LinkTokens(List.of(NEW, OLD));

        assertThat(rotated.verify(before)).isPresent();
        assertThat(tokens.verify(before)).isEmpty();
        assertThat(tokens.verify(rotated.sign(anyId(), EXPIRES))).isPresent();
    }

    @Test
    void keyOfAnotherLengthIsRefusedAtTheStart() {
        assertThatThrownBy(() -> new LinkTokens(List.of(new byte[16])))
                .isInstanceOf(IllegalStateException.class);
    }
}
