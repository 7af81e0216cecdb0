package io.hutong.operations.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SpellingTest {

    private static final Set<String> KNOWN = Set.of("HUTONG_KAFKA", "HUTONG_DB_URL");

    @Test
    void nameThatIsALetterOrTwoOffIsRecognised() {
        assertThat(Spelling.meant("HUTONG_KAFAK", KNOWN)).contains("HUTONG_KAFKA");
        assertThat(Spelling.meant("HUTONG_DBURL", KNOWN)).contains("HUTONG_DB_URL");
        assertThat(Spelling.meant("HUTONG_DB_URLS", KNOWN)).contains("HUTONG_DB_URL");
    }

    @Test
    void anotherNameIsNobodysMistake() {
        assertThat(Spelling.meant("HUTONG_TAG", KNOWN)).isEmpty();
        assertThat(Spelling.meant("HUTONG_DEBIT_LEASE", KNOWN)).isEmpty();
    }

    @Test
    void editsAreCounted() {
        assertThat(Spelling.edits("abc", "abc")).isZero();
        assertThat(Spelling.edits("", "abc")).isEqualTo(3);
        assertThat(Spelling.edits("kitten", "sitting")).isEqualTo(3);
    }
}
