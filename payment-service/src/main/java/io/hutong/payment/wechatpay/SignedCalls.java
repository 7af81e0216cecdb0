package io.hutong.payment.wechatpay;

import com.wechat.pay.java.core.exception.HttpException;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.exception.ValidationException;
import com.wechat.pay.java.core.http.HttpClient;
import com.wechat.pay.java.core.http.HttpMethod;
import com.wechat.pay.java.core.http.HttpRequest;
import com.wechat.pay.java.core.http.HttpResponse;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.core.http.JsonResponseBody;
import io.hutong.payment.channel.ChannelWatch;
import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Ambiguous;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.ChannelAnswer.NotSent;
import io.hutong.payment.channel.model.ChannelAnswer.Refused;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One signed call and what became of it. Signing and verifying are the SDK's; this class only
 * sorts its many exceptions into the four kinds of {@link ChannelAnswer}.
 */
final class SignedCalls {

    private static final Logger log = LoggerFactory.getLogger(SignedCalls.class);
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int MESSAGE_MAX = 200;

    /** The SDK gives the text only of a body that it has parsed: this takes nothing from it. */
    private static final class Unread {
    }

    private final HttpClient client;
    private final String baseUrl;
    private final ChannelGuard guard;
    private final Watch watch;

    /**
     * @param unsigned called when keys do not fit: ours to the channel, or its to us
     * @param channel  is told how each call ends
     */
    record Watch(Runnable unsigned, ChannelWatch channel, MeterRegistry meters) {

        /** @param reached it was answered, were it with a refusal that is not about our keys */
        void saw(String call, boolean reached) {
            if (reached) {
                channel.reached(call);
            } else {
                channel.failed(call);
            }
        }
    }

    /** What became of a call. */
    private record Ended<T>(ChannelAnswer<T> answer, boolean reached) {

        static <T> Ended<T> without(ChannelAnswer<T> answer) {
            return new Ended<>(answer, false);
        }
    }

    SignedCalls(HttpClient client, String baseUrl, ChannelGuard guard, Watch watch) {
        this.client = client;
        this.baseUrl = baseUrl;
        this.guard = guard;
        this.watch = watch;
    }

    /** @param name of the call in metrics */
    <T> ChannelAnswer<T> get(String name, String path, Function<String, T> reader) {
        return guard.read(() -> timed(name, new HttpRequest.Builder()
                .httpMethod(HttpMethod.GET).url(baseUrl + path)
                .addHeader("Accept", "application/json").build(), reader));
    }

    <T> ChannelAnswer<T> post(
            String name, String path, String body, Function<String, T> reader) {
        return guard.once(() -> timed(name, new HttpRequest.Builder()
                .httpMethod(HttpMethod.POST).url(baseUrl + path)
                .addHeader("Accept", "application/json")
                .addHeader("Content-Type", "application/json")
                .body(new JsonRequestBody.Builder().body(body).build()).build(), reader));
    }

    private <T> ChannelAnswer<T> timed(
            String name, HttpRequest request, Function<String, T> reader) {
        Timer.Sample sample = Timer.start();
        Ended<T> ended = send(request, reader);
        ChannelAnswer<T> answer = ended.answer;
        sample.stop(Timer.builder("hutong.wechatpay.calls").tag("call", name)
                .tag("answer", answer.getClass().getSimpleName()).register(watch.meters));
        watch.saw(name, ended.reached);
        if (answer instanceof Ambiguous<T> ambiguous) {
            log.warn("{} ended ambiguously: {}", name, ambiguous.cause());
        }
        return answer;
    }

    private <T> Ended<T> send(HttpRequest request, Function<String, T> reader) {
        try {
            return new Ended<>(new Answered<>(
                    reader.apply(textOf(client.execute(request, Unread.class)))), true);
        } catch (ServiceException e) {
            return refusal(e);
        } catch (HttpException e) {
            return Ended.without(broken(e));
        } catch (ValidationException e) {
            watch.unsigned.run();
            return Ended.without(new Ambiguous<>(e.getClass().getSimpleName()));
        } catch (RuntimeException e) {
            // The SDK throws many unchecked kinds for HTML, half a body or missing signature
            // headers; whatever it is, the request was sent and its effect is not known.
            return Ended.without(new Ambiguous<>(e.getClass().getSimpleName()));
        }
    }

    private static String textOf(@Nullable HttpResponse<?> response) {
        return response != null && response.getBody() instanceof JsonResponseBody body
                ? body.getBody() : "";
    }

    private <T> Ended<T> refusal(ServiceException e) {
        int status = e.getHttpStatusCode();
        if (status == UNAUTHORIZED) {
            watch.unsigned.run();
        }
        String code = e.getErrorCode();
        String message = Objects.requireNonNullElse(e.getErrorMessage(), "");
        if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS || code == null) {
            return Ended.without(new Ambiguous<>("HTTP " + status
                    + (code == null ? "" : " " + code) + inOneLine(message)));
        }
        return new Ended<>(
                new Refused<>(Refusals.of(code, message)), status != UNAUTHORIZED);
    }

    /** For the log: what the channel says is often the only hint, and may be of any length. */
    private static String inOneLine(String message) {
        String line = message.replaceAll("\\s+", " ").strip();
        return line.isEmpty() ? ""
                : ": " + line.substring(0, Math.min(line.length(), MESSAGE_MAX));
    }

    /** Only a connection that was never made proves that nothing was sent. */
    private static <T> ChannelAnswer<T> broken(HttpException e) {
        Throwable cause = e.getCause();
        if (cause instanceof ConnectException || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException) {
            return new NotSent<>(cause.getClass().getSimpleName());
        }
        return new Ambiguous<>(cause == null ? "HttpException" : cause.getClass().getSimpleName());
    }
}
