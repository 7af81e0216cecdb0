package io.hutong.order.page;

import io.hutong.web.access.CallableByAnyone;
import io.hutong.web.format.HttpJson;
import io.hutong.web.problem.ProblemException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Serves the page under a policy that runs no script but its own files. */
@RestController
@ConditionalOnBooleanProperty("hutong.order.page.enabled")
class PageController {

    private static final CacheControl ASK_AGAIN = CacheControl.noCache();
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
    private static final String GZIP = "gzip";
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]{1,128}");

    private final PageFiles files;
    private final PageFile config;
    private final String policy;

    PageController(PageFiles files, PageSettings settings) {
        this.files = files;
        this.config = PageFile.of("config.json", HttpJson.mapper().writeValueAsBytes(
                new Config(settings.paymentUrl(), settings.merchantUrl(), settings.sandboxUrl(),
                        settings.miniProgram())));
        this.policy = policyOf(settings.origins());
    }

    /** What the page asks for first. */
    record Config(String paymentUrl, String merchantUrl, String sandboxUrl, String miniProgram) {
    }

    /** No inline script or style, no eval, no markup made of text, no foreign host, no frame. */
    private static String policyOf(List<String> origins) {
        return String.join("; ", "default-src 'none'", "script-src 'self'", "style-src 'self'",
                "img-src 'self'", String.join(" ", "connect-src 'self'",
                        String.join(" ", origins)).strip(),
                "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
                "require-trusted-types-for 'script'", "trusted-types 'none'");
    }

    @CallableByAnyone
    @GetMapping("/")
    ResponseEntity<byte[]> index(@RequestHeader HttpHeaders asked) {
        return answer(files.index(), ASK_AGAIN, asked);
    }

    @CallableByAnyone
    @GetMapping("/page/config.json")
    ResponseEntity<byte[]> config(@RequestHeader HttpHeaders asked) {
        return answer(config, ASK_AGAIN, asked);
    }

    /**
     * A file of another version is wanted while instances of two versions run; it gets ours, and
     * nobody keeps that.
     */
    @CallableByAnyone
    @GetMapping("/page/{version}/{name}")
    ResponseEntity<byte[]> file(
            @PathVariable String version, @PathVariable String name,
            @RequestHeader HttpHeaders asked) {
        PageFile file = files.find(name).orElseThrow(() -> ProblemException.notFound("file"));
        return answer(file, version.equals(files.version()) ? FOR_EVER : CacheControl.noStore(),
                asked);
    }

    /** A share link that somebody clicked instead of pasting it. */
    @CallableByAnyone
    @GetMapping("/s/{token}")
    ResponseEntity<Void> shared(@PathVariable String token) {
        if (!TOKEN.matcher(token).matches()) {
            throw ProblemException.notFound("link");
        }
        return ResponseEntity.status(HttpStatus.FOUND).location(URI.create("/#/s/" + token))
                .build();
    }

    private ResponseEntity<byte[]> answer(PageFile file, CacheControl kept, HttpHeaders asked) {
        boolean gzip = asked.getOrEmpty(HttpHeaders.ACCEPT_ENCODING).stream()
                .anyMatch(accepted -> accepted.contains(GZIP));
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok().contentType(file.type())
                .cacheControl(kept).eTag(file.digest() + (gzip ? "-gzip" : ""))
                .varyBy(HttpHeaders.ACCEPT_ENCODING)
                .header("Content-Security-Policy", policy)
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        return gzip ? answer.header(HttpHeaders.CONTENT_ENCODING, GZIP).body(file.gzip())
                : answer.body(file.plain());
    }
}
