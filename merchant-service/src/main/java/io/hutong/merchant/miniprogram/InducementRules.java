package io.hutong.merchant.miniprogram;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

/** The expressions of {@code induced-sharing/rules.yml}, compiled. */
record InducementRules(
        PlainText plainText, Pattern harmless, Pattern denied, Pattern warnings, Pattern acts,
        Pattern rewards, Pattern needs, Pattern goesOn, Pattern others, Pattern youGet,
        Pattern both, Pattern multilevel, Pattern pressed, Pattern gates,
        Pattern weakActs, Pattern payouts, Pattern links, Pattern counted) {

    private static final String FILE = "/induced-sharing/rules.yml";
    private static final Pattern WORD = Pattern.compile("\\{([A-Za-z]+)}");
    /** Words are made of words no deeper than that. */
    private static final int DEPTH = 3;
    private static final String OTHER_SIGNS = "[^\\p{IsHan}\\n。！？!?]{0,3}";

    /** The file as it is written. */
    private record Data(
            String letters, List<List<String>> spellings, List<String> harmless,
            List<String> denied, List<String> warnings, Map<String, String> words,
            List<String> acts, List<String> rewards, List<String> needs,
            List<String> goeson, List<String> others,
            List<String> youget, List<String> both,
            List<String> multilevel, List<String> pressed, List<String> gates,
            List<String> weakacts, List<String> payouts, List<String> links,
            List<String> counted) {

        Pattern compiled(List<String> expressions) {
            String all = "(?:" + String.join(")|(?:", expressions) + ")";
            for (int i = 0; i < DEPTH; i++) {
                all = WORD.matcher(all).replaceAll(word -> Matcher.quoteReplacement(
                        Objects.requireNonNull(words.get(word.group(1)), word.group())));
            }
            return Pattern.compile(withOtherSigns(all));
        }
    }

    static InducementRules load() {
        try (InputStream in = Objects.requireNonNull(
                InducementRules.class.getResourceAsStream(FILE))) {
            Object yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
            Data data = new JsonMapper().convertValue(yaml, Data.class);
            return new InducementRules(new PlainText(data.letters(), data.spellings()),
                    data.compiled(data.harmless()), data.compiled(data.denied()),
                    data.compiled(data.warnings()), data.compiled(data.acts()),
                    data.compiled(data.rewards()), data.compiled(data.needs()),
                    data.compiled(data.goeson()),
                    data.compiled(data.others()), data.compiled(data.youget()),
                    data.compiled(data.both()), data.compiled(data.multilevel()),
                    data.compiled(data.pressed()), data.compiled(data.gates()),
                    data.compiled(data.weakacts()), data.compiled(data.payouts()),
                    data.compiled(data.links()), data.compiled(data.counted()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + FILE, e);
        }
    }

    /** Lets other signs stand between two Chinese characters, except within a class. */
    private static String withOtherSigns(String expression) {
        StringBuilder wide = new StringBuilder();
        boolean inClass = false;
        boolean afterChinese = false;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            boolean chinese = Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
            wide.append(chinese && afterChinese && !inClass ? OTHER_SIGNS : "").append(c);
            wide.append(inClass && c == '，' ? "," : "");
            inClass = c == '[' || inClass && c != ']';
            afterChinese = chinese && !inClass;
        }
        return wide.toString();
    }
}
