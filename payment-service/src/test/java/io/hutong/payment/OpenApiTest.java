package io.hutong.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.payment.testing.PaymentApp;
import io.hutong.web.testing.openapi.OpenApi;
import io.hutong.web.testing.openapi.ProblemCodes;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * The OpenAPI document is made from the running service. After a wanted change:
 * {@code ./mvnw -pl payment-service -am test -Dtest=OpenApiTest -Dhutong.docs.update=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class OpenApiTest {

    private static final String NAME = "payment-service";

    private final PaymentApp app = PaymentApp.shared();
    private final OpenApi made = new OpenApi(NAME, "io.hutong.payment",
            app.bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class),
            app.http());

    @Test
    void documentInDocsDescribesEveryCall() throws IOException {
        assertThat(made.gaps()).isEmpty();
        assertThat(Files.readString(OpenApi.file(NAME)))
                .as("docs/openapi no longer fits the service; update it (see this test)")
                .isEqualTo(made.yaml());
    }

    @Test
    void documentNamesEveryCodeOfTheSources() {
        assertThat(made.codes()).containsAll(ProblemCodes.inSources());
    }

    @Test
    void serviceServesItsDocumentToAnyone() {
        var answer = app.http().get("/openapi.yaml", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/yaml");
        assertThat(answer.text()).startsWith("openapi: 3.1.0");
    }
}
