package io.hutong.merchant.merchants;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Whose shares the terms name already, so that they are nobody's under "others".
 *
 * @param commerceMchid the merchant account that gets the commission
 * @param trafficMchid  the merchant account that gets the traffic fee
 */
@ConfigurationProperties("hutong.platforms")
record PlatformSettings(String commerceMchid, String trafficMchid) {

    private static final Pattern MCHID = Pattern.compile("[0-9]{8,32}");

    PlatformSettings {
        if (!MCHID.matcher(commerceMchid).matches() || !MCHID.matcher(trafficMchid).matches()) {
            throw new IllegalArgumentException("hutong.platforms: an mchid has 8 to 32 digits,"
                    + " unlike " + commerceMchid + " or " + trafficMchid);
        }
    }

    boolean has(String mchid) {
        return mchid.equals(commerceMchid) || mchid.equals(trafficMchid);
    }
}
