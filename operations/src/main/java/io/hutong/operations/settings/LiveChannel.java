package io.hutong.operations.settings;

import java.net.URI;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Settings that have a stand-in for the sandbox. Where the channel is the real one, each of them
 * has to be one's own before anything starts: WeChat would refuse them one payment, one parcel or
 * one callback at a time, and a person would find them in cases.
 */
public final class LiveChannel {

    /** WeChat's own names; a sandbox has none of them. */
    private static final String WECHAT = "(?i)(.*\\.)?(qq\\.com|wechatpay\\.cn|tenpay\\.com)";
    private static final String LOOPBACK = "localhost|127\\..*|\\[::1\\]|0\\.0\\.0\\.0";

    private final Settings settings;
    private final String address;

    private LiveChannel(Settings settings, String address) {
        this.settings = settings;
        this.address = address;
    }

    /** The channel behind that property; WeChat is reached by https only, the sandbox by http. */
    public static LiveChannel at(Settings settings, String property) {
        return new LiveChannel(settings, property);
    }

    /** Whether real money moves there: also where somebody forgot the s of https. */
    public boolean isLive() {
        String url = settings.value(address);
        return isPublic(url) || hostOf(url).matches(WECHAT);
    }

    /** WeChat is not spoken to where everybody can listen. */
    public LiveChannel requiresHttps() {
        return requires(address, LiveChannel::isPublic, "its address with https");
    }

    private static String hostOf(@Nullable String url) {
        try {
            return url == null ? "" : Objects.requireNonNullElse(
                    URI.create(url.strip()).getHost(), "");
        } catch (IllegalArgumentException e) {
            return ""; // another check says what is wrong with it
        }
    }

    /**
     * @param own  whether a value, null for none, can be one's own
     * @param what to set it to, as in "the mini-program's AppSecret"
     * @throws MisconfiguredException with a sentence, where the channel is live and it is not
     */
    public LiveChannel requires(String property, Predicate<@Nullable String> own, String what) {
        if (isLive() && !own.test(settings.value(property))) {
            throw new MisconfiguredException(settings.variableOf(property)
                    + " is not set to anything that WeChat would take, but "
                    + settings.variableOf(address) + " is the real WeChat; set it to " + what
                    + ".");
        }
        return this;
    }

    /** Whether everyone on the internet, WeChat too, would reach it, and by https. */
    public static boolean isPublic(@Nullable String url) {
        if (url == null) {
            return false;
        }
        try {
            URI uri = URI.create(url.strip());
            return "https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null
                    && !uri.getHost().matches(LOOPBACK);
        } catch (IllegalArgumentException e) {
            return false; // another check says what is wrong with it
        }
    }
}
