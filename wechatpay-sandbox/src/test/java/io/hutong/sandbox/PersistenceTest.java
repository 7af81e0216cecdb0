package io.hutong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PersistenceTest {

    @TempDir
    private Path directory;

    @Test
    void whatWasAcknowledgedIsThereAfterARestart() {
        String contract;
        String transaction;
        try (WechatPaySandbox first = start()) {
            Shop shop = new Shop(first);
            contract = shop.contract("alice");
            shop.addReceiver(Shop.PLATFORM);
            shop.addReceiver(Shop.TRAFFIC);
            transaction = shop.paid("order1", contract, 10000);
            shop.share(transaction, "share1", 500, 300, true);
        }

        try (WechatPaySandbox second = start()) {
            Shop shop = new Shop(second);
            shop.awaitShared(transaction, "share1");
            String later = shop.paid("order2", contract, 100);
            Book book = Book.of(second);
            assertThat(later).isNotEqualTo(transaction);
            assertThat(book.total("paid")).isEqualTo(10100);
            assertThat(book.total("shared")).isEqualTo(800);
            assertThat(book.difference()).isZero();
        }
    }

    @Test
    void aHalfWrittenLineIsForgottenAndTheRestIsKept() throws IOException {
        try (WechatPaySandbox first = start()) {
            Shop shop = new Shop(first);
            shop.paid("order1", shop.contract("alice"), 10000);
        }
        Files.writeString(directory.resolve("journal.jsonl"), "[[\"trades\",\"1900",
                StandardOpenOption.APPEND);

        try (WechatPaySandbox second = start()) {
            Shop shop = new Shop(second);
            shop.paid("order2", shop.contract("bob"), 100);
        }

        try (WechatPaySandbox third = start()) {
            assertThat(Book.of(third).total("paid")).isEqualTo(10100);
            assertThat(Book.of(third).difference()).isZero();
        }
    }

    @Test
    void aCallbackThatWasNotDeliveredIsRepeatedAfterARestart() {
        try (NotifyTarget target = new NotifyTarget()) {
            target.answer(() -> 500);
            try (WechatPaySandbox first = start()) {
                String preId = new Shop(first).preSign("code1", target.url());
                Api.control(first, "POST", "/sandbox/contracts/" + preId + "/sign", null);
                await().until(() -> Api.control(first, "GET", "/sandbox/callbacks", null)
                        .path("items").path(0).path("attempts").size() == 1);
            }
            target.answer(() -> 204);
            try (WechatPaySandbox second = start()) {
                Api.control(second, "POST", "/sandbox/clock/advance", "{\"seconds\":11}");
                await().until(() -> target.arrivals().size() == 2);
            }
        }
    }

    private WechatPaySandbox start() {
        return WechatPaySandbox.start(SandboxConfig.inMemory().withDataDir(directory));
    }
}
