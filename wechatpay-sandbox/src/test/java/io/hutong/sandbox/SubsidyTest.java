package io.hutong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A subsidy is what the order was placed with, once, and not after it was withdrawn. */
class SubsidyTest {

    private static final String ROOT = "/v3/ecommerce/subsidies";

    @RegisterExtension
    static final RunningSandbox RUNNING = new RunningSandbox();

    private final WechatPaySandbox sandbox = RUNNING.sandbox();
    private final Shop shop = new Shop(sandbox);

    @BeforeEach
    void platformHasMoney() {
        Api.control(sandbox, "POST", "/sandbox/merchants/" + Shop.PLATFORM + "/deposit",
                "{\"amount\":5000}");
    }

    @Test
    void orderWithoutAnAnnouncedSubsidyGetsNone() {
        String transaction = shop.paid("plain", shop.contract("plain"), 10000);

        assertThat(create(transaction, 100)).isEqualTo("INVALID_REQUEST");
        assertThat(call("/cancel", transaction, "")).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void noMoreThanWasAnnouncedIsPaid() {
        String transaction = shop.subsidised("much", shop.contract("much"), 10000, 100);

        assertThat(create(transaction, 101)).isEqualTo("INVALID_REQUEST");
        assertThat(create(transaction, 100)).isEqualTo("SUCCESS");
        assertThat(call("/cancel", transaction, "")).isEqualTo("INVALID_REQUEST");
    }

    @Test
    void withdrawnSubsidyIsNotPaidAnyMoreAndMovesNothing() {
        String transaction = shop.subsidised("gone", shop.contract("gone"), 10000, 100);
        long before = Book.of(sandbox).available(Shop.PLATFORM);

        assertThat(call("/cancel", transaction, "")).isEqualTo("SUCCESS");
        assertThat(call("/cancel", transaction, "")).isEqualTo("SUCCESS");

        assertThat(create(transaction, 100)).isEqualTo("INVALID_REQUEST");
        assertThat(Book.of(sandbox).available(Shop.PLATFORM)).isEqualTo(before);
        assertThat(Book.of(sandbox).difference()).isZero();
    }

    private String create(String transaction, long amount) {
        return call("/create", transaction, ",\"amount\":" + amount);
    }

    /** The result, or the code of the refusal. */
    private String call(String path, String transaction, String more) {
        var answer = shop.platform().post(ROOT + path, "{\"sub_mchid\":\"" + Shop.TEA
                + "\",\"transaction_id\":\"" + transaction + "\",\"description\":\"x\""
                + more + "}").json();
        return answer.path("result").asString(answer.path("code").asString(""));
    }
}
