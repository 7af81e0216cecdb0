package io.hutong.merchant;

import static org.assertj.core.api.Assertions.assertThat;

import io.hutong.merchant.testing.ServiceTest;
import io.hutong.web.testing.openapi.OpenApi;
import io.hutong.web.testing.openapi.ProblemCodes;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;

/**
 * The OpenAPI document is made from the running service. After a wanted change:
 * {@code ./mvnw -pl merchant-service -am test -Dtest=OpenApiTest -Dhutong.docs.update=true
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class OpenApiTest extends ServiceTest {

    private static final String NAME = "merchant-service";

    private final OpenApi made;

    @Autowired
    OpenApiTest(@Value("${local.server.port}") int port,
            RequestMappingHandlerMapping requestMappingHandlerMapping) {
        super(port);
        this.made = new OpenApi(
                NAME, "io.hutong.merchant", requestMappingHandlerMapping, http);
    }

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
        var answer = http.get("/openapi.yaml", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).isEqualTo("application/yaml");
        assertThat(answer.text()).startsWith("openapi: 3.1.0");
    }
}
