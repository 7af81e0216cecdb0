package io.hutong.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class SealerTest {

    private final Sealer sealer = Sealer.of(new byte[32], "a test");

    @Test
    void sealedValueOpensForItsOwnerOnly() {
        byte[] sealed = sealer.seal("o-alice", "b1");

        assertThat(sealer.open(sealed, "b1")).isEqualTo("o-alice");
        assertThatIllegalStateException().isThrownBy(() -> sealer.open(sealed, "b2"));
    }

    @Test
    void changedValueDoesNotOpen() {
        byte[] sealed = sealer.seal("o-alice", "b1");
        sealed[sealed.length - 1] ^= 1;

        assertThatIllegalStateException().isThrownBy(() -> sealer.open(sealed, "b1"));
    }

    @Test
    void sameTextIsSealedDifferentlyEachTime() {
        assertThat(sealer.seal("o", "b")).isNotEqualTo(sealer.seal("o", "b"));
    }
}
