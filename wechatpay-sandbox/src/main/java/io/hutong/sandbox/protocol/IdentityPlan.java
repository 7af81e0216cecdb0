package io.hutong.sandbox.protocol;

import java.util.List;

/**
 * The merchants that a new sandbox starts with.
 *
 * @param platform       mchid of the commerce platform
 * @param merchants      those that sign
 * @param extraSubMchids sub-merchants of the platform beside the built-in ones
 */
public record IdentityPlan(String platform, List<Wanted> merchants, List<String> extraSubMchids) {

    private static final long DEMO_PLAN = 100001;

    /** The demo parties: a commerce platform with two sub-merchants, and a traffic platform. */
    public static IdentityPlan demo(List<String> extraSubMchids) {
        Wanted commerce = new Wanted("1900000001", "wxhutong0000demo01",
                Merchant.Role.COMMERCE_PLATFORM, DEMO_PLAN, false,
                List.of("1900000101", "1900000102"));
        Wanted traffic = new Wanted("1900000002", "wxhutong0000demo02",
                Merchant.Role.TRAFFIC_PLATFORM, DEMO_PLAN, false, List.of());
        return new IdentityPlan(commerce.mchid(), List.of(commerce, traffic), extraSubMchids);
    }

    /** A merchant whose keys are still to be made. */
    public record Wanted(String mchid, String appid, Merchant.Role role, long planId,
            boolean publicKeyOnly, List<String> subMchids) {
    }
}
