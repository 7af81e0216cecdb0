package io.hutong.order.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** {@code jscode2session} that answers by the code: JSON as text/plain, errors with HTTP 200. */
public final class WechatStub {

    private static final String GOOD = "good-";
    private static final String ERROR = "error:";

    private final List<String> queries = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    WechatStub() {
        try {
            server = HttpServer.create(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/sns/jscode2session", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    public List<String> queries() {
        return queries;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        queries.add(query);
        String code = query.replaceAll(".*js_code=([^&]*).*", "$1");
        if (code.equals("silent")) {
            return;
        }
        byte[] body = body(code).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String body(String code) {
        if (code.startsWith(GOOD)) {
            return "{\"openid\":\"o-" + code.substring(GOOD.length())
                    + "\",\"session_key\":\"k\"}";
        }
        return switch (code) {
            case "html" -> "<html>busy</html>";
            case "empty" -> "{}";
            default -> "{\"errcode\":" + code.substring(ERROR.length()) + ",\"errmsg\":\"no\"}";
        };
    }
}
