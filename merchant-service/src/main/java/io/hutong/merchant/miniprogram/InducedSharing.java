package io.hutong.merchant.miniprogram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whether a text rewards people for sharing. Hosts close mini-programs for that, so it is better
 * to notice before they do. A text objects when it joins an act towards other people (to share, to
 * bring them, to ask for their help) with what it brings, or makes the act a condition; either
 * alone is harmless: "share with your family", "¥5 off today". What acts, gains and harmless
 * phrases are, {@code induced-sharing/rules.yml} says.
 *
 * <p>It only flags. A person decides, because no list of words knows every text.
 */
public final class InducedSharing {

    /** Longer texts are read up to here; no title, slogan or campaign is as long. */
    private static final int READ = 20_000;
    /** How far apart the two may stand; a Chinese character counts for two. */
    private static final int NEAR = 76;
    /** Acts or gains of one sentence that are looked at; pairs of them are compared. */
    private static final int MOST = 300;
    /** Sentences that are read as one where each goes on with the one before. */
    private static final int JOINED = 4;
    private static final int CALL = 10;
    private static final Pattern SENTENCE = Pattern.compile("[。！？!?\\n]+|[.](?=\\s|$)");
    private static final InducementRules RULES = InducementRules.load();
    /** Titles and slogans are listed far more often than they change; a look takes a millisecond. */
    private static final Cache<String, List<String>> KNOWN =
            Caffeine.newBuilder().maximumSize(10_000).build();

    /** What a host objects to. */
    enum Rule {
        REWARD_FOR_SHARING, REWARD_NEEDS_SHARING, REWARD_FOR_OTHERS, BOTH_REWARDED, MULTI_LEVEL,
        PRESSED_TO_SHARE, SHARING_REQUIRED
    }

    /**
     * Why a text objects, in words of the text as it was read.
     *
     * @param act  what somebody is to do, or the whole phrase where it needs nothing else
     * @param gain what it brings; empty where the phrase needs nothing else
     */
    record Finding(Rule rule, String act, String gain) {
    }

    private InducedSharing() {
    }

    /** The names of the rules that the text breaks; empty when it breaks none. */
    public static List<String> objections(String text) {
        return KNOWN.get(text, whole -> findings(whole).stream()
                .map(finding -> finding.rule().name()).toList());
    }

    /** The first place of each rule that the text breaks. */
    static List<Finding> findings(String text) {
        String plain = RULES.plainText().of(text.substring(0, Math.min(text.length(), READ)));
        Map<Rule, Finding> broken = new EnumMap<>(Rule.class);
        for (String sentence : sentencesOf(plain)) {
            if (!RULES.warnings().matcher(sentence).find()) {
                judge(sentence).forEach(finding -> broken.putIfAbsent(finding.rule(), finding));
            }
        }
        return List.copyOf(broken.values());
    }

    /** Sentences, each also together with those that go on with it: steps, what it brings. */
    private static List<String> sentencesOf(String plain) {
        List<String> parts = SENTENCE.splitAsStream(plain).filter(p -> !p.isBlank()).toList();
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            StringBuilder joined = new StringBuilder(parts.get(i));
            for (int j = i + 1; j < Math.min(parts.size(), i + JOINED)
                    && goesOn(parts.get(j - 1), parts.get(j)); j++) {
                joined.append(": ").append(parts.get(j));
            }
            sentences.add(joined.toString());
        }
        return sentences;
    }

    /** A call ("快来！") is too short to be a thought of its own. */
    private static boolean goesOn(String before, String sentence) {
        return (before.length() <= CALL || RULES.goesOn().matcher(sentence).lookingAt())
                && !RULES.warnings().matcher(sentence).find();
    }

    private static List<Finding> judge(String sentence) {
        List<Finding> found = new ArrayList<>();
        phrase(Rule.MULTI_LEVEL, RULES.multilevel(), sentence).ifPresent(found::add);
        phrase(Rule.PRESSED_TO_SHARE, RULES.pressed(), sentence).ifPresent(found::add);
        String claims = RULES.denied().matcher(RULES.harmless().matcher(sentence)
                .replaceAll(" ~ ")).replaceAll(" ~ ");
        phrase(Rule.BOTH_REWARDED, RULES.both(), claims).ifPresent(found::add);
        phrase(Rule.SHARING_REQUIRED, RULES.counted(), claims).ifPresent(found::add);
        List<Span> acts = spans(RULES.acts(), claims);
        List<Span> weak = spans(RULES.weakActs(), claims);
        if (!acts.isEmpty() || !weak.isEmpty()) {
            joined(claims, acts, weak).forEach(found::add);
        }
        follows(Rule.REWARD_FOR_OTHERS, claims, spans(RULES.others(), claims),
                spans(RULES.youGet(), claims)).ifPresent(found::add);
        return found;
    }

    /** Acts with what they bring or open; weak ones only where the text says that they do. */
    private static List<Finding> joined(String claims, List<Span> acts, List<Span> weak) {
        List<Span> rewards = spans(RULES.rewards(), claims);
        List<Span> gates = spans(RULES.gates(), claims);
        BiPredicate<Span, Span> isLinked = (act, reward) -> reward.has(RULES.payouts(), claims)
                || new Span(act.from(), reward.to()).has(RULES.links(), claims);
        return Stream.of(
                follows(Rule.REWARD_FOR_SHARING, claims, acts, rewards).or(
                        () -> follows(Rule.REWARD_FOR_SHARING, claims, weak, rewards, isLinked)),
                isNeeded(Rule.REWARD_NEEDS_SHARING, claims, acts, rewards)
                        .or(() -> isNeeded(Rule.REWARD_NEEDS_SHARING, claims, weak, rewards)),
                follows(Rule.SHARING_REQUIRED, claims, acts, gates)
                        .or(() -> isNeeded(Rule.SHARING_REQUIRED, claims, acts, gates)))
                .flatMap(Optional::stream).toList();
    }

    private static Optional<Finding> phrase(Rule rule, Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(new Finding(rule, matcher.group().strip(), ""))
                : Optional.empty();
    }

    private static Optional<Finding> follows(
            Rule rule, String claims, List<Span> causes, List<Span> effects) {
        return follows(rule, claims, causes, effects, (cause, effect) -> true);
    }

    private static Optional<Finding> follows(Rule rule, String claims, List<Span> causes,
            List<Span> effects, BiPredicate<Span, Span> isLinked) {
        for (Span cause : causes) {
            for (Span effect : effects) {
                if (effect.from() >= cause.from() && isNear(claims, cause.to(), effect.from())
                        && isLinked.test(cause, effect)) {
                    return Optional.of(finding(rule, claims, cause, effect));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Finding> isNeeded(
            Rule rule, String claims, List<Span> acts, List<Span> rewards) {
        for (Span act : acts) {
            for (Span reward : rewards) {
                if (reward.to() <= act.from() && isNear(claims, reward.to(), act.from())
                        && new Span(reward.from(), act.to()).has(RULES.needs(), claims)) {
                    return Optional.of(finding(rule, claims, act, reward));
                }
            }
        }
        return Optional.empty();
    }

    private static Finding finding(Rule rule, String claims, Span act, Span gain) {
        return new Finding(rule, act.in(claims), gain.in(claims));
    }

    private static boolean isNear(String claims, int from, int to) {
        return to <= from || to - from <= NEAR && claims.substring(from, to).codePoints()
                .map(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN ? 2 : 1)
                .sum() <= NEAR;
    }

    /** A part of a text. */
    private record Span(int from, int to) {

        boolean has(Pattern pattern, String text) {
            return pattern.matcher(text).region(from, to).find();
        }

        String in(String text) {
            return text.substring(from, to).strip();
        }
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
