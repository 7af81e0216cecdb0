package io.hutong.sandbox.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Checks who signed a request, in the order in which WeChat Pay was seen to check: header, scheme,
 * timestamp, serial, signature. Every failure is 401 {@code SIGN_ERROR} with its own message.
 */
public final class RequestSignature {

    private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048";
    private static final long WINDOW_SECONDS = 300;

    private final Identities identities;
    private final Clock clock;

    public RequestSignature(Identities identities, Clock clock) {
        this.identities = identities;
        this.clock = clock;
    }

    /** The outcome of a check. */
    public sealed interface Result {

        /** The request was signed by {@code merchant}. */
        record Signed(Merchant merchant) implements Result {
        }

        /** The request is refused. */
        record Unsigned(Answer.Refusal refusal) implements Result {
        }
    }

    /** What was signed: the request line as it was sent, and the raw bytes of the body. */
    public record Message(String method, String uri, byte[] body) {
    }

    /** Checks {@code message} against the {@code Authorization} header. */
    public Result check(@Nullable String header, Message message) {
        if (header == null || header.isBlank()) {
            return wrong("Http头缺少Authorization / The Authorization header is missing");
        }
        Optional<Authorization> parsed = Authorization.parse(header.strip());
        if (parsed.isEmpty()) {
            return wrong("Http头Authorization值格式错误 / The Authorization header is malformed");
        }
        Authorization authorization = parsed.get();
        if (!authorization.scheme().equals(SCHEME)) {
            return wrong("Http头Authorization认证类型不正确 / The scheme must be " + SCHEME);
        }
        if (!isFresh(authorization.timestamp())) {
            return wrong("Http头Authorization中的timestamp与发起请求的时间不得超过5分钟"
                    + " / The timestamp differs from now by more than 5 minutes");
        }
        return checkKey(authorization, message);
    }

    private Result checkKey(Authorization authorization, Message message) {
        Optional<Merchant> merchant = identities.merchant(authorization.mchid());
        if (merchant.isEmpty() || !merchant.get().credentials().serialNo()
                .equals(authorization.serialNo())) {
            return wrong("商户证书序列号有误 / serial_no is not a certificate of this mchid");
        }
        byte[] signed = signedBytes(authorization, message);
        Optional<byte[]> signature = decode(authorization.signature());
        boolean genuine = signature.isPresent() && Crypto.verify(
                merchant.get().credentials().publicKey(), signed, signature.get());
        return genuine ? new Result.Signed(merchant.get())
                : wrong("签名错误，请检查后再试 / The signature does not fit the request");
    }

    private boolean isFresh(String timestamp) {
        try {
            long seconds = Long.parseLong(timestamp);
            return Math.abs(clock.instant().getEpochSecond() - seconds) <= WINDOW_SECONDS;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static byte[] signedBytes(Authorization authorization, Message message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(message.body().length + 256);
        String head = message.method() + "\n" + message.uri() + "\n" + authorization.timestamp()
                + "\n" + authorization.nonce() + "\n";
        out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        out.writeBytes(message.body());
        out.write('\n');
        return out.toByteArray();
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Result wrong(String message) {
        return new Result.Unsigned(Answer.Refusal.of(401, "SIGN_ERROR", message));
    }
}
