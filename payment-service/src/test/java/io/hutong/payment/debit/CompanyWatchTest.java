package io.hutong.payment.debit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whose fault a refused request is, told by how others fare. */
class CompanyWatchTest {

    private final CompanyWatch watch = new CompanyWatch();

    @Test
    void refusedAloneIsUndecidedHoweverOften() {
        assertThat(watch.refused("x", 10)).isEqualTo(Company.NONE);
        assertThat(watch.refused("x", 20)).isEqualTo(Company.NONE);
    }

    @Test
    void refusedWhileOthersThatWereSentLaterPassIsAtFault() {
        watch.refused("x", 10);
        watch.passed("y", 11);

        assertThat(watch.refused("x", 20)).isEqualTo(Company.PASSES);
    }

    @Test
    void whatWasSentBeforeTheFirstRefusalProvesNothing() {
        watch.passed("y", 9);
        assertThat(watch.refused("x", 10)).isEqualTo(Company.NONE);
        watch.passed("z", 9);

        assertThat(watch.refused("x", 20)).isEqualTo(Company.NONE);
    }

    @Test
    void secondOrderThatIsRefusedBlamesOurSettings() {
        watch.refused("x", 10);

        assertThat(watch.refused("y", 11)).isEqualTo(Company.REFUSED);
        assertThat(watch.refused("x", 12)).isEqualTo(Company.REFUSED);
    }

    @Test
    void twoBadOrdersAmongGoodOnesAreBothAtFault() {
        watch.refused("x", 10);
        watch.refused("y", 11);
        watch.passed("good", 12);

        assertThat(watch.refused("x", 13)).isEqualTo(Company.PASSES);
        assertThat(watch.refused("y", 14)).isEqualTo(Company.PASSES);
    }

    @Test
    void refusalsBeforeARepairDoNotCountAfterIt() {
        watch.refused("x", 10);
        watch.passed("x", 11);

        assertThat(watch.refused("y", 12)).isEqualTo(Company.NONE);
    }
}
