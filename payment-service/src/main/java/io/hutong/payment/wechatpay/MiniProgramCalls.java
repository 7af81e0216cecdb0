package io.hutong.payment.wechatpay;

import io.hutong.payment.channel.model.ChannelAnswer;
import io.hutong.payment.channel.model.ChannelAnswer.Ambiguous;
import io.hutong.payment.channel.model.ChannelAnswer.Answered;
import io.hutong.payment.channel.model.ChannelAnswer.NotSent;
import io.hutong.payment.channel.model.ChannelAnswer.Refused;
import io.hutong.payment.channel.model.Refusal;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.function.Function;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One call to a mini-program interface and what became of it. Errors come with HTTP 200 and an
 * {@code errcode}. Addresses carry the token, so they are never logged.
 */
final class MiniProgramCalls {

    /** The token is wrong or over: it is asked for anew, once. */
    private static final Set<Integer> TOKEN_OVER = Set.of(40001, 40014, 42001);
    /** The system is busy, or a quota is used up: it may work later. */
    private static final Set<Integer> BUSY = Set.of(-1, 45009, 45011, 10060012, 10060019);
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int OK = 200;

    private final OkHttpClient client;
    private final String baseUrl;
    private final SignedCalls.Watch watch;

    MiniProgramCalls(OkHttpClient client, String baseUrl, SignedCalls.Watch watch) {
        this.client = client;
        this.baseUrl = baseUrl;
        this.watch = watch;
    }

    /** @param name of the call in metrics */
    <T> ChannelAnswer<T> post(
            String name, String path, Object body, Function<JsonNode, T> reader) {
        Timer.Sample sample = Timer.start();
        ChannelAnswer<T> answer = send(new Request.Builder().url(baseUrl + path)
                .post(RequestBody.create(WechatPayJson.write(body), JSON)).build(), reader);
        sample.stop(Timer.builder("hutong.wechat.calls").tag("call", name)
                .tag("answer", answer.getClass().getSimpleName()).register(watch.meters()));
        watch.saw(name, answer instanceof Answered || answer instanceof Refused);
        return answer;
    }

    /** The same with a token, which is asked for anew once when WeChat no longer accepts it. */
    <T> ChannelAnswer<T> post(
            Named call, AccessTokens tokens, Object body, Function<JsonNode, T> reader) {
        ChannelAnswer<T> first = withToken(call, tokens, body, reader);
        return isTokenOver(first)
                ? withToken(call, tokens, body, reader) : first;
    }

    /** @param name in metrics */
    record Named(String name, String appid, String path) {
    }

    private <T> ChannelAnswer<T> withToken(
            Named call, AccessTokens tokens, Object body, Function<JsonNode, T> reader) {
        return tokens.of(call.appid()).then(token -> {
            ChannelAnswer<T> answer = post(call.name(),
                    call.path() + "?access_token=" + token, body, reader);
            if (isTokenOver(answer)) {
                tokens.forget(call.appid(), token);
            }
            return answer;
        });
    }

    private static boolean isTokenOver(ChannelAnswer<?> answer) {
        return answer instanceof Refused<?>(Refusal why) && TOKEN_OVER.stream()
                .anyMatch(over -> Integer.toString(over).equals(why.code()));
    }

    private <T> ChannelAnswer<T> send(Request request, Function<JsonNode, T> reader) {
        try (Response response = client.newCall(request).execute()) {
            if (response.code() != OK) {
                return new Ambiguous<>("HTTP " + response.code());
            }
            return read(WechatPayJson.read(response.body().string(), JsonNode.class), reader);
        } catch (ConnectException | UnknownHostException | NoRouteToHostException e) {
            return new NotSent<>(e.getClass().getSimpleName());
        } catch (IOException | JacksonException e) {
            return new Ambiguous<>(e.getClass().getSimpleName());
        }
    }

    private static <T> ChannelAnswer<T> read(JsonNode answer, Function<JsonNode, T> reader) {
        if (!answer.isObject()) {
            return new Ambiguous<>("not an object");
        }
        int code = answer.path("errcode").asInt(0);
        if (code == 0) {
            return new Answered<>(reader.apply(answer));
        }
        return BUSY.contains(code) ? new Ambiguous<>("errcode " + code)
                : new Refused<>(Refusals.of(
                        Integer.toString(code), answer.path("errmsg").asString("")));
    }
}
