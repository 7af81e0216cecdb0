package io.hutong.payment.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.kernel.id.PathIds;
import io.hutong.payment.cases.Cases.Kind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CaseIdsTest {

    @ParameterizedTest
    @EnumSource(Kind.class)
    void idFitsIntoAPathAndAFormerOneLeadsToIt(Kind kind) {
        for (String subject : new String[] {"01m8rmmkyne00tgq1a4m07qksp", "callback/m1",
                "01m8rmmkyne00tgq1a4m07qksp/1", "PAYMENT:AMOUNT_DIFFERS:01m8", "wx|a*b@c",
                "茶 %2F"}) {
            String id = CaseIds.of(kind, subject);

            assertThat(id).startsWith(kind + "-");
            assertThat(PathIds.isOne(id)).isTrue();
            assertThat(CaseIds.today(kind + ":" + subject)).isEqualTo(id);
            assertThat(CaseIds.today(id)).isEqualTo(id);
        }
    }
}
