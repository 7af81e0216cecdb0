package io.hutong.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BuyerIdsTest {

    private final BuyerIds ids = BuyerIds.ofKey(new byte[32]);

    @Test
    void idIsStableAndHasItsForm() {
        String id = ids.idOf("wxhutong0000demo01", "o-ming");

        assertThat(id).matches("b[0-9a-hjkmnp-tv-z]{25}")
                .isEqualTo(ids.idOf("wxhutong0000demo01", "o-ming"));
    }

    @Test
    void otherAppidOpenidOrKeyGivesAnotherId() {
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        Set<String> distinct = new HashSet<>();

        distinct.add(ids.idOf("app-1", "o-1"));
        distinct.add(ids.idOf("app-2", "o-1"));
        distinct.add(ids.idOf("app-1", "o-2"));
        distinct.add(BuyerIds.ofKey(otherKey).idOf("app-1", "o-1"));

        assertThat(distinct).hasSize(4);
    }

    @Test
    void shortKeyIsRefused() {
        assertThatThrownBy(() -> BuyerIds.ofKey(new byte[16]))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("32");
    }
}
