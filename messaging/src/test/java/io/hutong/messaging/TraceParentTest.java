package io.hutong.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String HEADER = "00-" + TRACE + "-b7ad6b7169203331-01";

    @Test
    void headerIsReadAndWrittenAsItCame() {
        var read = TraceParent.of(HEADER);

        assertThat(read).isEqualTo(new TraceParent(TRACE, "b7ad6b7169203331", "01"))
                .hasToString(HEADER);
    }

    @Test
    void childStaysInTheTraceWithASpanOfItsOwn() {
        var parent = TraceParent.of(HEADER);

        assertThat(parent.child().traceId()).isEqualTo(TRACE);
        assertThat(parent.child().spanId()).matches("[0-9a-f]{16}").isNotEqualTo(parent.spanId());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {
            "", "00", "garbage",
            "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b716920333g-01",
            "00_0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c_b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331_01",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
            "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
            "00-00000000000000000000000000000000-b7ad6b7169203331-01",
            "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01"})
    void whatIsNoTraceBeginsANewOne(String header) {
        var begun = TraceParent.of(header);

        assertThat(begun.toString()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01")
                .isNotEqualTo(header);
        assertThat(begun.traceId()).isNotEqualTo(TRACE);
    }
}
