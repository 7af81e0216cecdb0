package io.hutong.sandbox;

import java.time.Duration;
import java.util.List;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One sandbox for all tests of this JVM, emptied and set to its first rules before each. */
final class RunningSandbox implements BeforeEachCallback {

    static {
        // Slow is not wrong: several modules are tested at a time, each with servers of its own.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(3));
    }

    /** Pages from there may sign and pay. */
    static final String PAGE_ORIGIN = "http://shop.example";

    private static final class Holder {

        private static final WechatPaySandbox SANDBOX =
                WechatPaySandbox.start(SandboxConfig.inMemory()
                        .withPageOrigins(List.of(PAGE_ORIGIN)));
    }

    WechatPaySandbox sandbox() {
        return Holder.SANDBOX;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Api.open(sandbox(), "DELETE", "/sandbox/state", null);
        Api.control(sandbox(), "PUT", "/sandbox/rules", "{\"set\":\"local\"}");
    }
}
