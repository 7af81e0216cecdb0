package io.hutong.order.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.hutong.order.link.PastedText.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PastedTextTest {

    private static final String TOKEN = new LinkTokens(List.of(new byte[32]))
            .sign(new byte[LinkTokens.ID_BYTES], Instant.parse("2026-11-18T04:00:00Z"));
    private static final String OTHER = new LinkTokens(List.of(new byte[32]))
            .sign(new byte[] {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}, Instant.EPOCH);

    private static Finding find(String text) {
        return PastedText.find(text.replace("TOKEN", TOKEN).replace("OTHER", OTHER));
    }

    /** Hosts of the addresses that the token may be a part of, the outermost first. */
    private static List<String> hosts(String text) {
        return find(text) instanceof Finding.InAddress(String token, List<WebAddress> readings)
                && token.equals(TOKEN) ? readings.stream().map(WebAddress::host).toList()
                        : List.of();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "TOKEN", "  TOKEN\n", "￥TOKEN￥", "「大红袍」¥129.00 复制这段话，打开微信小程序就能看到 ￥TOKEN￥",
            "🍵👨‍👩‍👧TOKEN🎁", "看看这个TOKEN真不错", "(TOKEN)", "token: TOKEN; thanks",
            "\u200bTOKEN\u2060"})
    void tokenIsFoundWhereverItStands(String text) {
        assertThat(find(text)).isEqualTo(new Finding.Token(TOKEN));
    }

    @Test
    void fullWidthAndCapitalLettersAreTheSameToken() {
        StringBuilder wide = new StringBuilder();
        TOKEN.chars().forEach(c -> wide.append((char) (c - '!' + '！')));

        assertThat(PastedText.find("打开 " + wide + " 吧")).isEqualTo(new Finding.Token(TOKEN));
        assertThat(PastedText.find(TOKEN.toUpperCase())).isEqualTo(new Finding.Token(TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "https://shop.example/s/TOKEN", "HTTPS://SHOP.EXAMPLE:443/s/TOKEN?from=chat",
            "买它https://shop.example/s/TOKEN", "shop.example/s/TOKEN", "//shop.example/TOKEN",
            "￥TOKEN￥ https://shop.example/s/TOKEN", "https://shop.example./s/TOKEN",
            "ｈｔｔｐｓ：／／ｓｈｏｐ．ｅｘａｍｐｌｅ／ｓ／TOKEN"})
    void tokenInAnAddressComesWithItsHost(String text) {
        assertThat(hosts(text)).containsExactly("shop.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "https://shop.example@evil.example/s/TOKEN", "https://shор.example/s/TOKEN",
            "https://xn--shp-5cd.example/s/TOKEN", "https://shop.xn--exmple-4nf/s/TOKEN",
            "https://shop。example/s/TOKEN", "https:///s/TOKEN", "https://sh_op.example/TOKEN",
            "https://shop.example:99999999/s/TOKEN", "https://[::1]/s/TOKEN", "https://-a.b/TOKEN"})
    void addressThatOnlyLooksRightGainsNothing(String text) {
        assertThat(hosts(text)).doesNotContain("shop.example");
        assertThat(find(text)).isNotEqualTo(new Finding.Token(TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "https://evil.example/?go=https://shop.example/s/TOKEN",
            "https://evil.example/https://shop.example/s/TOKEN",
            "https://evil.example\\shop.example/s/TOKEN", "https://evil.example/shop.example/TOKEN",
            "TOKEN https://evil.example/s/TOKEN", "https://evil.example/s/TOKEN TOKEN"})
    void hostIsTheOneThatABrowserWouldGoTo(String text) {
        assertThat(hosts(text)).startsWith("evil.example");
    }

    @Test
    void sameTokenUnderTwoHostsIsSuspicious() {
        assertThat(find("https://shop.example/s/TOKEN https://evil.example/s/TOKEN"))
                .isInstanceOf(Finding.SuspiciousAddress.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "TOKEN-x.evil.example", "TOKEN_x.evil.example", "TOKEN店.evil.example/a",
            "TOKEN%2e.evil.example", "TOKEN+x@evil.example", "TOKEN。evil。example"})
    void hostOrMailboxThatBeginsWithTheTokenIsNoPlaceOfOurs(String text) {
        assertThat(find(text)).isInstanceOf(Finding.SuspiciousAddress.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "链接：evil.example?TOKEN", "link:evil.example:80#TOKEN", "to:evil.example.?a=(TOKEN)"})
    void hostIsSeenBehindAnySignThatStandsBeforeIt(String text) {
        assertThat(hosts(text)).containsExactly("evil.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "打开 TOKEN。复制这段话。打开小程序", "口令TOKEN。复制。看看。谢谢！", "TOKEN。", "看?TOKEN"})
    void sentencesBehindATokenAreNoHost(String text) {
        assertThat(find(text)).isEqualTo(new Finding.Token(TOKEN));
    }

    @Test
    void tokenIsSaidSomeTimesAndNotHundreds() {
        assertThat(find("TOKEN\n".repeat(PastedText.SAID_AT_MOST)))
                .isEqualTo(new Finding.Token(TOKEN));
        assertThat(find("TOKEN,".repeat(PastedText.SAID_AT_MOST + 1)))
                .isEqualTo(new Finding.Several());
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "TOKEN{.a}", "TOKEN-a{.a}", "{a.}a?TOKEN", "TOKENx{a.}", "TOKEN{。a}",
            "x:{a.}a:80#TOKEN"})
    void wordOfThousandsOfPartsIsReadLikeAnyOther(String text) {
        String word = text.replaceAll("\\{(.+)}", "$1".repeat(50_000));

        assertThatCode(() -> find(word)).doesNotThrowAnyException();
    }

    @Test
    void severalTokensAreNotGuessedAt() {
        assertThat(find("TOKEN or OTHER")).isEqualTo(new Finding.Several());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "ht1", "ht1abc", "0TOKEN", "https"})
    void textWithoutATokenHasNone(String text) {
        assertThat(find(text)).isEqualTo(new Finding.Nothing(false));
    }

    @Test
    void foreignAddressWithoutATokenIsMentioned() {
        assertThat(find("look: https://evil.example/tea"))
                .isEqualTo(new Finding.Nothing(true));
    }

    @Test
    void novelIsReadInAMomentWhateverItsLetters() {
        for (String piece : List.of("a", "ht1", "https://", "ht1a.", "茶", "🍵", "./", "ht10 ")) {
            String novel = piece.repeat(100_000 / piece.length());
            long before = System.nanoTime();

            find(novel + " TOKEN");

            assertThat(Duration.ofNanos(System.nanoTime() - before)).as(piece)
                    .isLessThan(Duration.ofSeconds(20));
        }
    }
}
