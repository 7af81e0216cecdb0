package io.hutong.acceptance.dsl;

import io.hutong.acceptance.driver.RunningCluster;
import io.hutong.cluster.client.Api;
import io.hutong.cluster.client.Http;
import io.hutong.cluster.layout.Member;
import java.util.Map;

/** Somebody who was sent a gift's link. */
public final class Recipient {

    private final Api api;
    private final String street = Names.unique("Hidden Lane");

    Recipient(RunningCluster cluster) {
        this.api = cluster.stranger(Names.unique("friend"));
    }

    /** Where this recipient lives: nobody else has that address. */
    public String street() {
        return street;
    }

    /** {@code OK}, or the code that says why not. */
    public String accepts(Gift gift) {
        Http.Answer answer = Persistence.post(api, Member.ORDER, gift.path() + "/accept",
                Map.of("ship_to", Map.of("name", "Secret Friend", "phone", "13900000000",
                        "region", "Fujian", "street", street)));
        return answer.ok() ? "OK" : answer.body().path("code").asString(answer.text());
    }

    /** Says that it has arrived. */
    public void receives(Gift gift) {
        Persistence.insist(api, Member.ORDER, gift.path() + "/receipt", Map.of());
    }
}
