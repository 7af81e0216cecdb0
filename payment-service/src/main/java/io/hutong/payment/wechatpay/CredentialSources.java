package io.hutong.payment.wechatpay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * Where our credentials come from: a file that a secret store writes anew, and beside a sandbox,
 * which makes keys of its own, also an address.
 */
class CredentialSources {

    private static final Logger log = LoggerFactory.getLogger(CredentialSources.class);

    private final Path file;
    private final @Nullable String url;
    private final OkHttpClient client;
    private byte[] read;

    /** @param url of a list of merchants with their keys, as the sandbox gives it; null: none */
    CredentialSources(Path file, @Nullable String url, OkHttpClient client) {
        this.file = file;
        this.url = url;
        this.client = client;
        this.read = bytes();
    }

    /** What the file holds, if that is not what was read last; half a file is read again later. */
    Optional<WechatPayCredentials> changedFile() {
        byte[] now = bytes();
        if (now.length == 0 || Arrays.equals(now, read)) {
            return Optional.empty();
        }
        try {
            WechatPayCredentials changed = WechatPayCredentials.parse(now);
            read = now;
            return Optional.of(changed);
        } catch (JacksonException | IllegalStateException e) {
            log.warn("{} has changed and cannot be read: {}", file,
                    e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    /** What the address gives for the same merchant, if those are other keys. */
    Optional<WechatPayCredentials> elsewhere(WechatPayCredentials current) {
        if (url == null) {
            return Optional.empty();
        }
        try (Response answer = client.newCall(new Request.Builder().url(url).build())
                .execute()) {
            return answer.isSuccessful() ? WechatPayCredentials.list(answer.body().bytes())
                    .stream().filter(one -> one.isSameParty(current) && !one.equals(current))
                    .findFirst() : Optional.empty();
        } catch (IOException | JacksonException e) {
            log.warn("no credentials from {}: {}", url, e.getClass().getSimpleName());
            return Optional.empty();
        }
    }

    private byte[] bytes() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            return new byte[0];
        }
    }
}
