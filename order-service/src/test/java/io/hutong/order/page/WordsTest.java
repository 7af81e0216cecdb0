package io.hutong.order.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.trade.Channel;
import io.hutong.kernel.trade.Reason;
import io.hutong.order.lifecycle.model.OrderStatus;
import io.hutong.order.lifecycle.model.Pending;
import io.hutong.web.format.HttpJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page speaks both languages completely, and stays small. */
class WordsTest {

    private static final Pattern USED = Pattern.compile("\\bt\\('([a-zA-Z_.]+)'");
    private static final Pattern BLANK = Pattern.compile("\\{(\\w+)}");
    private static final List<String> SCRIPTS = List.of("api.js", "app.js", "backstage.js",
            "gift.js", "kit.js", "me.js", "money.js", "order.js", "orders.js", "sheet.js",
            "shop.js", "steps.js", "waiting.js", "wechat.js", "wishes.js", "words.js");
    /** Compressed bytes of the whole page in one language. */
    private static final int WEIGHT_MAX = 40_000;

    private final PageFiles files = PageFiles.load();
    private final Map<String, String> chinese = words("zh");
    private final Map<String, String> english = words("en");

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(chinese.keySet()).isEqualTo(english.keySet());
        for (String key : english.keySet()) {
            assertThat(blanks(chinese.get(key))).as(key).isEqualTo(blanks(english.get(key)));
        }
    }

    @Test
    void everyTextThatAScriptNamesExists() {
        for (String script : SCRIPTS) {
            assertThat(english.keySet()).as(script).containsAll(matches(USED, text(script)));
        }
    }

    @Test
    void everyStatusReasonAndChannelHasItsWords() {
        assertThat(english.keySet())
                .containsAll(keys("status", OrderStatus.values()))
                .containsAll(keys("pending", Pending.values()))
                .containsAll(keys("reason", Reason.values()))
                .containsAll(keys("channel", Channel.values()));
    }

    @Test
    void scriptsNeverMakeMarkupOfText() {
        for (String script : SCRIPTS) {
            assertThat(text(script)).as(script).doesNotContain("innerHTML", "outerHTML",
                    "insertAdjacentHTML", "document.write", "eval(", "new Function");
        }
    }

    @Test
    void wholePageIsLight() {
        int weight = files.index().gzip().length + Stream.concat(SCRIPTS.stream(),
                Stream.of("app.css", "icon.svg", "zh.json"))
                .mapToInt(name -> files.find(name).orElseThrow().gzip().length).sum();

        assertThat(weight).isLessThan(WEIGHT_MAX);
    }

    private static List<String> keys(String prefix, Enum<?>[] values) {
        return Stream.of(values).map(value -> prefix + "." + value.name()).toList();
    }

    private static List<String> matches(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(result -> result.group(1)).toList();
    }

    private static Set<String> blanks(String text) {
        return new TreeSet<>(matches(BLANK, text));
    }

    private Map<String, String> words(String language) {
        Map<String, String> words = new TreeMap<>();
        HttpJson.mapper().readTree(bytes(language + ".json")).properties()
                .forEach(word -> words.put(word.getKey(), word.getValue().asString()));
        return words;
    }

    private String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    private byte[] bytes(String name) {
        return files.find(name).orElseThrow().plain();
    }
}
