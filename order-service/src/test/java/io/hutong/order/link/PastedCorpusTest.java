package io.hutong.order.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is pasted, a token counts only where every phone that opens it comes to us. */
class PastedCorpusTest {

    private static final LinkTokens TOKENS = new LinkTokens(List.of(new byte[32]));
    private static final String TOKEN = TOKENS.sign(new byte[LinkTokens.ID_BYTES],
            Instant.parse("2026-12-18T04:00:00Z"));
    private static final String OTHER = TOKENS.sign(new byte[] {9, 8, 7, 6, 5, 4, 3, 2, 1, 0},
            Instant.EPOCH);
    private static final WebAddress OURS = WebAddress.parse("https://shop.example/s/")
            .orElseThrow();
    private static final Map<String, Boolean> LISTED =
            Map.of("partner.example", true, "blocked.example", false);
    private static final Pattern ESCAPED = Pattern.compile("\\\\(u([0-9a-f]{4})|[tnr\\\\])");

    static List<String> lines() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                PastedCorpusTest.class.getResourceAsStream("/link/pasted.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        }
    }

    private static String written(String text) {
        return ESCAPED.matcher(text).replaceAll(found -> switch (found.group(1).charAt(0)) {
            case 't' -> "\t";
            case 'n' -> "\n";
            case 'r' -> "\r";
            case 'u' -> String.valueOf((char) Integer.parseInt(found.group(2), 16));
            default -> "\\\\";
        }).replace("TOKEN", TOKEN).replace("OTHER", OTHER)
                .replace("REST", TOKEN.substring(LinkTokens.PREFIX.length()));
    }

    private static String verdict(String text, WebAddress own) {
        return switch (LinkDecision.read(PastedText.find(text), TOKENS,
                address -> LinkDomains.standing(LISTED.get(address.host()), address, own))) {
            case LinkDecision.Reading.Look _ -> "FOLLOWED";
            case LinkDecision.Reading.Refused(var why) -> switch (why.refusal()) {
                case LINK_DOMAIN_NOT_ALLOWED, LINK_DOMAIN_BLOCKED ->
                        text.contains(TOKEN.substring(LinkTokens.PREFIX.length())) ? "REFUSED"
                                : "NOTHING";
                case SEVERAL_LINKS_IN_TEXT -> "SEVERAL";
                case NO_LINK_IN_TEXT -> "NOTHING";
                case LINK_FORGED, LINK_EXPIRED, LINK_REVOKED, LINK_BLOCKED, LINK_PRODUCT_GONE ->
                        why.refusal().name();
            };
        };
    }

    @ParameterizedTest
    @MethodSource("lines")
    void tokenIsJudgedByTheAddressThatAPhoneWouldOpen(String line) {
        String[] parts = line.split(" ", 2);

        String verdict = verdict(written(parts[1]), OURS);

        assertThat(parts[0].equals("NOTHING") && verdict.equals("REFUSED") ? "NOTHING" : verdict)
                .isEqualTo(parts[0]);
    }

    @Test
    void corpusIsLarge() throws IOException {
        assertThat(lines()).hasSizeGreaterThan(200);
    }

    /** As the local cluster makes them. */
    @ParameterizedTest
    @CsvSource({"http://localhost:8081/s/TOKEN,FOLLOWED", "localhost:8081/s/TOKEN,FOLLOWED",
            "//localhost:8081/s/TOKEN,FOLLOWED", "http://localhost/s/TOKEN,REFUSED",
            "http://localhost:8082/s/TOKEN,REFUSED", "https://localhost:8081/s/TOKEN,REFUSED",
            "http://localhost.:8081/s/TOKEN,FOLLOWED", "http://127.0.0.1:8081/s/TOKEN,REFUSED",
            "http://2130706433:8081/s/TOKEN,REFUSED", "http://lоcalhost:8081/s/TOKEN,REFUSED"})
    void portOfOurOwnAddressIsPartOfIt(String text, String verdict) {
        assertThat(verdict(written(text), WebAddress.parse("http://localhost:8081/s/")
                .orElseThrow())).isEqualTo(verdict);
    }

    @Test
    void wordOfManyAddressesIsReadInAMomentAndRefused() {
        for (String piece : List.of("https://shop.example/", "http:", "a.b?", "//", "x@", "，a.")) {
            String word = piece.repeat(20_000 / piece.length()) + TOKEN;
            long before = System.nanoTime();

            String verdict = verdict(word, OURS);

            assertThat(System.nanoTime() - before).as(piece).isLessThan(30_000_000_000L);
            if (piece.contains("/") || piece.contains(":")) {
                assertThat(verdict).as(piece).isEqualTo("REFUSED");
            }
        }
    }
}
