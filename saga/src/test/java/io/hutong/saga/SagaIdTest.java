package io.hutong.saga;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SagaIdTest {

    @Test
    void subjectMayHoldWhatStandsBetween() {
        SagaId id = SagaId.of("RefundOrder-01kaf-R01");

        assertThat(id).isEqualTo(new SagaId("RefundOrder", "01kaf-R01"));
        assertThat(id).hasToString("RefundOrder-01kaf-R01");
    }

    @Test
    void textWithoutASubjectIsNoSaga() {
        assertThat(SagaId.find("nonsense")).isEmpty();
    }
}
