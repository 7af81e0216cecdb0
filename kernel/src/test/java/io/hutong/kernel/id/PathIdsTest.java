package io.hutong.kernel.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathIdsTest {

    @ParameterizedTest
    @ValueSource(strings = {"01m8rmmkyne00tgq1a4m07qksp", "PlaceOrder-01m8", "CROSS_CHECK-1", "-"})
    void whatFitsIntoAPathStays(String text) {
        assertThat(PathIds.of(text)).isEqualTo(text);
        assertThat(PathIds.isOne(text)).isTrue();
    }

    /** The digests are those that PostgreSQL computes. */
    @ParameterizedTest
    @CsvSource({"callback/m1,callback-m1-1502c2d1", "a:b,a-b-6783a31e", "茶,--7e005ba3"})
    void whatDoesNotFitStaysReadableAndDistinct(String text, String id) {
        assertThat(PathIds.of(text)).isEqualTo(id);
        assertThat(PathIds.isOne(text)).isFalse();
    }

    @Test
    void noTwoTextsMeet() {
        List<String> texts = List.of("a/b", "a:b", "a-b", "a.b", "a b", "a|b", "a%2Fb", "a\u0000b",
                "a\nb", "a//b", "a/b/", "/a/b", "茶/b", "", " ");
        Set<String> ids = new HashSet<>();

        texts.forEach(text -> ids.add(PathIds.of(text)));

        assertThat(ids).hasSize(texts.size());
        assertThat(ids).filteredOn(id -> !id.isEmpty()).allMatch(PathIds::isOne);
    }
}
