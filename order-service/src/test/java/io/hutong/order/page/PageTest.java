package io.hutong.order.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hutong.order.testing.OrderApp;
import io.hutong.web.testing.HttpProbe;
import io.hutong.web.testing.HttpProbe.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** How the page is served. What it does, browser tests on the running cluster show. */
class PageTest {

    private static final Pattern FILE = Pattern.compile("/page/([0-9a-f]{16})/([a-z]+\\.[a-z]+)");

    private final HttpProbe http = OrderApp.shared().http();

    @Test
    void pageRunsNoScriptButItsOwnFiles() {
        Answer page = http.get("/", null);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.contentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(page.header("content-security-policy"))
                .contains("default-src 'none'", "script-src 'self';", "style-src 'self';",
                        "connect-src 'self' http://127.0.0.1:8082 http://127.0.0.1:8090;",
                        "frame-ancestors 'none'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe", "*");
        assertThat(page.text()).doesNotContain("style=\"", "onclick", "{version}", "http://",
                "https://");
        assertThat(page.header("x-content-type-options")).isEqualTo("nosniff");
    }

    @Test
    void filesAreKeptForEverUnderTheirVersionAndThePageIsAskedForAgain() {
        Answer page = http.get("/", null);
        Matcher file = FILE.matcher(page.text());

        assertThat(page.header("cache-control")).isEqualTo("no-cache");
        assertThat(again("/", page).status()).isEqualTo(304);
        int files = 0;
        while (file.find()) {
            Answer answer = http.get(file.group(), null);
            assertThat(answer.status()).as(file.group()).isEqualTo(200);
            assertThat(answer.header("cache-control")).contains("immutable", "max-age=31536000");
            assertThat(again(file.group(), answer).status()).isEqualTo(304);
            files++;
        }
        assertThat(files).isGreaterThan(5);
    }

    @Test
    void fileOfAnotherVersionIsAnsweredAndNotKept() {
        Answer answer = http.get("/page/0000000000000000/app.js", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
    }

    @Test
    void nothingElseOfTheClassPathIsServed() {
        for (String name : List.of("none.js", "index.html", "..%2Fapplication.yml",
                "application.yml")) {
            assertThat(http.get("/page/0000000000000000/" + name, null).status())
                    .as(name).isIn(400, 404);
        }
    }

    @Test
    void filesTravelCompressedToBrowsersThatTakeIt() throws IOException {
        Answer plain = http.get("/", null);
        Answer packed = http.send("GET", "/", null, Map.of("Accept-Encoding", "gzip, br"),
                new byte[0]);

        assertThat(packed.header("content-encoding")).isEqualTo("gzip");
        assertThat(packed.header("vary")).contains("Accept-Encoding");
        assertThat(packed.header("etag")).isNotEqualTo(plain.header("etag"));
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
            assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(plain.text());
        }
    }

    @Test
    void pageLearnsWhereTheServicesAre() {
        Answer config = http.get("/page/config.json", null);

        assertThat(config.json().path("payment_url").asString())
                .isEqualTo("http://127.0.0.1:8082");
        assertThat(config.json().path("merchant_url").asString()).isEmpty();
        assertThat(config.json().path("mini_program").asString()).isEqualTo("wx-hutong-demo");
    }

    @Test
    void clickedShareLinkLeadsToThePageAndNowhereElse() {
        Answer link = http.get("/s/ht1abc234", null);

        assertThat(link.status()).isEqualTo(302);
        assertThat(link.header("location")).isEqualTo("/#/s/ht1abc234");
        assertThat(http.get("/s/%2F%2Fevil.example", null).status()).isIn(400, 404);
    }

    @Test
    void addressThatIsNoneIsRefusedAtStart() {
        assertThatThrownBy(() -> new PageSettings(true, "http://pay.example/; script-src *", "",
                "", "wx-hutong-demo")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PageSettings(true, "javascript:alert(1)", "", "",
                "wx-hutong-demo")).isInstanceOf(IllegalArgumentException.class);
    }

    private Answer again(String path, Answer first) {
        return http.send("GET", path, null, Map.of("If-None-Match", first.header("etag")),
                new byte[0]);
    }
}
