package io.hutong.order.gift;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.order.testing.OrderApp;
import io.hutong.order.testing.Script;
import io.hutong.order.testing.Shopper;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.HttpProbe.Answer;
import io.hutong.web.testing.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Gifts in clumsy hands: each answer says what is wrong, and the gift stays as it was. */
class GiftBadInputTest {

    private static final String ADDRESS = """
            {"ship_to":{"name":"Friend","phone":"13800000000","region":"Fujian",
             "street":"Lane"}}""";
    private static final int NOVEL = 100_000;

    private final OrderApp app = OrderApp.shared();
    private final HttpProbe http = app.http();
    private final String friend = TestTokens.shared().buyer("b-clumsy");
    private final Shopper giver = Shopper.following(new Script());

    private String offered() {
        String id = giver.order(Shopper.TEA.strip().replaceFirst("}$", ",\"gift\":{}}"));
        return giver.awaitStatus(id, "AWAITING_RECIPIENT").at("/gift/token").asString();
    }

    private Answer accept(String token, String body) {
        return http.post("/v1/gifts/" + token + "/accept", friend, body);
    }

    @Test
    void tokenWithAnyCharacterChangedIsNone() {
        String token = offered();

        for (int at : new int[] {0, 7, 25, 26, 40, token.length() - 1}) {
            char other = token.charAt(at) == '3' ? '4' : '3';
            String changed = token.substring(0, at) + other + token.substring(at + 1);
            assertThat(accept(changed, ADDRESS).code()).as("at " + at).isEqualTo("NOT_FOUND");
            assertThat(http.get("/v1/gifts/" + changed, friend).status()).isEqualTo(404);
        }
        assertThat(accept(token.toUpperCase(java.util.Locale.ROOT), ADDRESS).status())
                .isEqualTo(404);
        assertThat(status(token)).isEqualTo("OFFERED");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%F0%9F%8E%81", "%00", "x", "..%3B", "%E7%A4%BC%E7%89%A9",
            "01m82gcamse00sdn0yy9qbjb6p"})
    void textThatIsNoTokenIsNotFound(String token) {
        assertThat(accept(token, ADDRESS).status()).isIn(400, 404);
        assertThat(http.get("/v1/gifts/" + token, friend).status()).isIn(400, 404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        /ship_to/name   | Friend      | Fr\\u0000nd
        /ship_to/name   | Friend      | Fr\\nnd
        /ship_to/name   | Friend      | \\u0085
        /ship_to/region | Fujian      | Fu\\tjian
        /ship_to/street | Lane        | La\\u001bne
        /ship_to/street | Lane        | \\u007f
        /ship_to/street | Lane        | \\u3000
        /ship_to/phone  | 13800000000 | 1380000\\u00000000
        /ship_to/phone  | 13800000000 | call me
        /ship_to/phone  | 13800000000 | １３８００００００００
        /ship_to/phone  | 13800000000 | 📞
        """)
    void addressWithControlCharactersIsRefusedAtItsField(
            String pointer, String good, String bad) {
        String token = offered();

        Answer answer = accept(token, ADDRESS.replace("\"" + good + "\"", "\"" + bad + "\""));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("INVALID_REQUEST");
        assertThat(answer.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        assertThat(status(token)).isEqualTo("OFFERED");
    }

    @Test
    void novelInPlaceOfAnAddressIsTooLarge() {
        String token = offered();

        Answer answer = accept(token, ADDRESS.replace("Lane", "x".repeat(NOVEL)));

        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("BODY_TOO_LARGE");
        assertThat(accept(token, ADDRESS.replace("Lane", "x".repeat(201))).code())
                .isEqualTo("INVALID_REQUEST");
        assertThat(status(token)).isEqualTo("OFFERED");
    }

    @Test
    void emojiInAnAddressIsFineAndAcceptingTwiceIsNot() {
        String token = offered();

        assertThat(accept(token, ADDRESS.replace("Lane", "茶路 🍵 1")).status()).isEqualTo(200);

        assertThat(accept(token, ADDRESS).status()).isEqualTo(409);
        assertThat(accept(token, ADDRESS).code()).isEqualTo("GIFT_ALREADY_ACCEPTED");
    }

    private String status(String token) {
        return http.get("/v1/gifts/" + token, friend).json().get("status").asString();
    }
}
