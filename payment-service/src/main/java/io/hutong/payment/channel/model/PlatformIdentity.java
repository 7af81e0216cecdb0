package io.hutong.payment.channel.model;

import java.util.Map;

/**
 * Who the commerce platform is at the channel.
 *
 * @param planId of the mandate template
 * @param appids of mini-programs that sell under another appid than the platform's
 */
public record PlatformIdentity(
        String mchid, String appid, long planId, Map<String, String> appids) {

    public PlatformIdentity {
        appids = Map.copyOf(appids);
    }

    /** The appid under which a mini-program's orders are paid. */
    public String appidOf(String miniProgram) {
        return appids.getOrDefault(miniProgram, appid);
    }
}
