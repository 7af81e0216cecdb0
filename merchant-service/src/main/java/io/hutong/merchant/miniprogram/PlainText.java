package io.hutong.merchant.miniprogram;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text as its reader understands it: half width, lower case, simplified, without what nobody
 * sees, without signs between the letters of a word, and with the usual spelling.
 */
final class PlainText {

    private static final Pattern UNSEEN = Pattern.compile(
            "[\\p{Cf}\\p{Mn}\\x{115f}\\x{1160}\\x{3164}\\x{ffa0}\\x{2800}]");
    private static final Pattern BETWEEN_CHINESE = Pattern.compile(
            "(?<=\\p{IsHan})[\\s*·・._@#~+^|/\\\\‧•☆★♥❤-]+(?=\\p{IsHan})");
    /** Only that it is a number matters; looking for its end at each digit would take long. */
    private static final Pattern LONG_NUMBER = Pattern.compile("(?<=\\d{6})\\d++");
    private static final Pattern LETTER_BY_LETTER = Pattern.compile(
            "(?<![a-z])(?:[a-z][ ._*+|-]){2,}[a-z](?![a-z])");
    private static final Pattern FIGURE_IN_WORD =
            Pattern.compile("(?<=[a-z])[01345@$](?=[a-z])");
    private static final Map<String, String> FIGURES = Map.of("0", "o", "1", "i", "3", "e",
            "4", "a", "5", "s", "@", "a", "$", "s");

    private final Map<Integer, String> letters = new HashMap<>();
    private final List<Spelling> spellings;

    private record Spelling(Pattern pattern, String meant) {
    }

    /**
     * @param pairs     two letters each: the second is meant by the first
     * @param spellings expression and what it means
     */
    PlainText(String pairs, List<List<String>> spellings) {
        for (String pair : pairs.strip().split("\\s+")) {
            int[] both = pair.codePoints().toArray();
            letters.put(both[0], Character.toString(both[1]));
        }
        this.spellings = spellings.stream()
                .map(one -> new Spelling(Pattern.compile(one.getFirst()), one.getLast())).toList();
    }

    String of(String text) {
        String lower = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String seen = UNSEEN.matcher(lower).replaceAll("");
        String known = seen.codePoints()
                .mapToObj(letter -> letters.getOrDefault(letter, Character.toString(letter)))
                .collect(Collectors.joining());
        String numbered = LONG_NUMBER.matcher(known).replaceAll("");
        String words = LETTER_BY_LETTER.matcher(BETWEEN_CHINESE.matcher(numbered).replaceAll(""))
                .replaceAll(found -> found.group().replaceAll("[^a-z]", ""));
        String spelled = FIGURE_IN_WORD.matcher(words)
                .replaceAll(found -> FIGURES.get(found.group()));
        for (Spelling spelling : spellings) {
            spelled = spelling.pattern().matcher(spelled).replaceAll(spelling.meant());
        }
        return spelled;
    }
}
