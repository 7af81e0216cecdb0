package io.hutong.cluster.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

    @Test
    void columnsAreAsWideAsTheirWidestCell() {
        var table = Table.of("lr").row("merchant m-tea", "¥116.09").row("fee", "¥0.77");

        assertThat(table.render(2)).containsExactly(
                "  merchant m-tea  ¥116.09",
                "  fee               ¥0.77");
    }

    @Test
    void coloursTakeNoRoom() {
        var table = Table.of("ll").row("\u001b[32mup\u001b[0m", "x").row("down", "y");

        assertThat(table.render(0)).containsExactly("\u001b[32mup\u001b[0m    x", "down  y");
    }

    @Test
    void ruleSpansTheWholeTable() {
        var table = Table.of("lr").row("a", "12").rule();

        assertThat(table.render(0)).containsExactly("a  12", "─────");
    }

    @Test
    void rowsOfAnotherLengthAreRefused() {
        assertThatThrownBy(() -> Table.of("lr").row("one"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
