package io.hutong.sandbox;

import java.util.List;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One sandbox for all tests of this JVM, emptied and set to its first rules before each. */
final class RunningSandbox implements BeforeEachCallback {

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
