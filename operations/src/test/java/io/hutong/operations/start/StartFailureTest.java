package io.hutong.operations.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.messaging.instance.InstanceTakenException;
import java.net.ConnectException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContextException;

class StartFailureTest {

    @Test
    void instanceIdOfAnotherLivingProcessIsASettingToBeChanged() {
        StartFailure failure = of(new ApplicationContextException("a bean does not start",
                new InstanceTakenException("payment-1", "payment-service")));

        assertThat(failure).isInstanceOfSatisfying(StartFailure.Misconfigured.class,
                wrong -> assertThat(wrong.sentence()).contains("\"payment-1\"", "HUTONG_INSTANCE"));
    }

    @Test
    void serverThatGoesAwayWhileTheInstanceLockIsTakenIsWaitedFor() {
        assertThat(of(new IllegalStateException("the instance lock cannot be taken",
                new ConnectException("refused")))).isInstanceOf(StartFailure.ServerAway.class);
    }

    private static StartFailure of(Throwable failure) {
        return StartFailure.of(failure, Optional.empty());
    }
}
