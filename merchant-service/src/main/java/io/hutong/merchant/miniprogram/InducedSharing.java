package io.hutong.merchant.miniprogram;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a text rewards people for sharing. Hosts close mini-programs for that, so it is better
 * to notice before they do. A text objects when it joins an act of sharing, of bringing people or
 * of their help with a reward for it; either alone is harmless: "share with your family", "¥5 off
 * today". What acts, rewards and harmless phrases are, {@code induced-sharing/rules.yml} says.
 *
 * <p>It only flags. A person decides, because no list of words knows every text.
 */
public final class InducedSharing {

    /** Longer texts are read up to here; no title, slogan or campaign is as long. */
    private static final int READ = 20_000;
    /** How far apart the two may stand; a Chinese character counts for two. */
    private static final int NEAR = 76;
    /** Acts or rewards of one sentence that are looked at; pairs of them are compared. */
    private static final int MOST = 300;
    private static final Pattern SENTENCE = Pattern.compile("[。！？!?\\n]+|[.](?=\\s|$)");
    private static final InducementRules RULES = InducementRules.load();

    /** What a host objects to. */
    private enum Rule {
        REWARD_FOR_SHARING, REWARD_NEEDS_SHARING, REWARD_FOR_OTHERS, BOTH_REWARDED, MULTI_LEVEL,
        PRESSED_TO_SHARE
    }

    private InducedSharing() {
    }

    /** The names of the rules that the text breaks; empty when it breaks none. */
    public static List<String> objections(String text) {
        String plain = RULES.plainText().of(text.substring(0, Math.min(text.length(), READ)));
        Set<Rule> broken = EnumSet.noneOf(Rule.class);
        for (String sentence : sentencesOf(plain)) {
            if (!RULES.warnings().matcher(sentence).find()) {
                judge(sentence, broken);
            }
        }
        return broken.stream().map(Enum::name).toList();
    }

    /** Sentences, each also together with the next one where that goes on with it. */
    private static List<String> sentencesOf(String plain) {
        String[] parts = SENTENCE.split(plain);
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < parts.length; i++) {
            boolean isFollowed = i + 1 < parts.length
                    && RULES.goesOn().matcher(parts[i + 1]).lookingAt()
                    && !RULES.warnings().matcher(parts[i + 1]).find();
            sentences.add(isFollowed ? parts[i] + ": " + parts[i + 1] : parts[i]);
        }
        return sentences;
    }

    private static void judge(String sentence, Set<Rule> broken) {
        note(RULES.multilevel().matcher(sentence).find(), Rule.MULTI_LEVEL, broken);
        note(RULES.pressed().matcher(sentence).find(), Rule.PRESSED_TO_SHARE, broken);
        String claims = RULES.denied().matcher(RULES.harmless().matcher(sentence)
                .replaceAll(" ~ ")).replaceAll(" ~ ");
        List<Span> acts = spans(RULES.acts(), claims);
        List<Span> rewards = acts.isEmpty() ? List.of() : spans(RULES.rewards(), claims);
        note(RULES.both().matcher(claims).find(), Rule.BOTH_REWARDED, broken);
        note(follows(claims, acts, rewards), Rule.REWARD_FOR_SHARING, broken);
        note(isNeeded(claims, acts, rewards), Rule.REWARD_NEEDS_SHARING, broken);
        note(follows(claims, spans(RULES.others(), claims), spans(RULES.youGet(), claims)),
                Rule.REWARD_FOR_OTHERS, broken);
    }

    private static void note(boolean isBroken, Rule rule, Set<Rule> broken) {
        if (isBroken) {
            broken.add(rule);
        }
    }

    private static boolean follows(String claims, List<Span> causes, List<Span> effects) {
        return causes.stream()
                .anyMatch(cause -> effects.stream().anyMatch(effect -> effect.from() >= cause.from()
                        && isNear(claims, cause.to(), effect.from())));
    }

    private static boolean isNeeded(String claims, List<Span> acts, List<Span> rewards) {
        return acts.stream()
                .anyMatch(act -> rewards.stream().anyMatch(reward -> reward.to() <= act.from()
                        && isNear(claims, reward.to(), act.from())
                        && RULES.needs().matcher(claims).region(reward.from(), act.to()).find()));
    }

    private static boolean isNear(String claims, int from, int to) {
        return to <= from || to - from <= NEAR && claims.substring(from, to).codePoints()
                .map(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN ? 2 : 1)
                .sum() <= NEAR;
    }

    /** A part of a text. */
    private record Span(int from, int to) {
    }

    private static List<Span> spans(Pattern pattern, String text) {
        List<Span> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find() && found.size() < MOST) {
            found.add(new Span(matcher.start(), matcher.end()));
        }
        return found;
    }

}
