package io.hutong.sandbox;

import tools.jackson.databind.JsonNode;

/** The sandbox's book, as a checker reads it. */
record Book(JsonNode json) {

    static Book of(WechatPaySandbox sandbox) {
        return new Book(Api.control(sandbox, "GET", "/sandbox/book", null));
    }

    long total(String name) {
        return json.path("totals").path(name).asLong();
    }

    long available(String mchid) {
        return json.path("balances").path(mchid).path("available").asLong();
    }

    /** Zero at every instant: what came in is somewhere. */
    long difference() {
        return total("paid") + total("deposited") - total("refunded") - total("refunding")
                - total("fees") - total("frozen") - total("available");
    }
}
