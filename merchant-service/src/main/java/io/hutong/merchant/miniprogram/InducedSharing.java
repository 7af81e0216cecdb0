package io.hutong.merchant.miniprogram;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Whether a text rewards people for sharing. Hosts close mini-programs for that, so it is better
 * to notice before they do. A text objects when it joins an act of sharing (or bringing people)
 * with a reward for it; either alone is harmless: "share with your family", "¥5 off today".
 *
 * <p>It only flags. A person decides, because no list of words knows every text.
 */
public final class InducedSharing {

    private static final String SHARE = "(?:转发|分享|邀请|拉新|拉人|拉(?:\\d+|[一二两三五十])[个位人]"
            + "|助力|砍价|砍一刀|集赞|喊好友|呼朋唤友|裂变|扩散|发到群|发群|发朋友圈|晒朋友圈"
            + "|\\bshare\\b(?! (?:the joy|a cup|memories))|\\bsharing\\b|\\bforward (?:this|it|to)\\b"
            + "|\\binvite\\b|\\brefer (?:a|your|\\d+)\\b|\\breferral\\b|\\brepost\\b"
            + "|\\btag \\d* ?friends)";
    private static final String REWARD = "(?:红包|返现|返利|奖励|领取?|得|赢|送|抽奖|免单|佣金|现金|提现"
            + "|优惠券|积分|赚|解锁|立减|0元|零元"
            + "|\\b(?:get|claim|earn|win|unlock|reward|bonus|cash|cashback|coupon|free|gift card"
            + "|commission|discount)\\b|% off)";
    /** How far apart the act and its reward may stand, within one sentence. */
    private static final String NEAR = "[^。！？!?\\n]{0,24}";

    /** What a host objects to, each with the texts that it recognises. */
    private enum Rule {
        REWARD_FOR_SHARING(SHARE + NEAR + REWARD),
        SHARING_AS_A_CONDITION("(?:满|凑|找|集|差)\\s*\\d*\\s*(?:个|位|人|赞)" + NEAR
                + "(?:助力|砍|可得|即可|即送|免单|开团奖|提现)"),
        REWARD_NEEDS_SHARING("(?:红包|返现|免单|奖励|优惠券|现金|coupon|reward|free)" + NEAR
                + "(?:仅需|只需|需要|需|先)\\s*(?:转发|分享|邀请)"),
        REWARD_WHEN_SHARED("(?:get|earn|win|unlock|claim)\\b" + NEAR
                + "\\b(?:when you|if you|for|by)\\s+"
                + "(?:shar(?:e|ing)|invit(?:e|ing)|forward(?:ing)?|refer(?:ring)?)"),
        MULTI_LEVEL("(?:下线|二级分销|三级分销|多级(?:分销|返利)|团队(?:奖励|返利)|downline|multi-?level)");

        private final Pattern pattern;

        Rule(String pattern) {
            this.pattern = Pattern.compile(pattern);
        }
    }

    /** What says that the text forbids or describes the practice rather than doing it. */
    private static final Pattern DENIAL = Pattern.compile(
            "(?:无需|不用|不需要|不必|禁止|请勿|严禁|并非|不会因)[^。！？\\n]{0,6}(?:转发|分享|邀请)"
            + "|no need to (?:share|invite)|do not (?:share|forward)|without sharing");

    private InducedSharing() {
    }

    /** The names of the rules that the text breaks; empty when it breaks none. */
    public static List<String> objections(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\u200b-\\u200f\\u2060\\ufeff]", "")
                .replaceAll("(?<=\\p{IsHan})[\\s*·._-]+(?=\\p{IsHan})", "")
                .toLowerCase(Locale.ROOT);
        String claims = DENIAL.matcher(plain).replaceAll(" ");
        return Arrays.stream(Rule.values()).filter(rule -> rule.pattern.matcher(claims).find())
                .map(Enum::name).toList();
    }
}
