package io.hutong.sandbox;

import io.hutong.sandbox.protocol.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A headless Chromium, driven over its DevTools protocol: a real browser, no further library. */
final class Browser implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private int id;

    private Browser(Process process, URI page) {
        this.process = process;
        this.socket = client.newWebSocketBuilder().buildAsync(page, new Collector()).join();
    }

    /** The browser of this machine, if there is one. */
    static Optional<Path> executable() {
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> Stream.of("/usr/bin/", "/usr/local/bin/")
                        .map(directory -> Path.of(directory + name)))
                .filter(Files::isExecutable).findFirst();
    }

    static Browser start(Path executable, Path profile) throws IOException {
        Process process = new ProcessBuilder(executable.toString(), "--headless", "--no-sandbox",
                "--disable-gpu", "--remote-debugging-port=0", "--window-size=1200,900",
                "--user-data-dir=" + profile, "about:blank").redirectErrorStream(true).start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        while (line != null && !line.contains("DevTools listening on ")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("Chromium ended before it listened");
        }
        Thread.ofVirtual().start(() -> out.lines().forEach(ignored -> {}));
        int port = URI.create(line.substring(line.indexOf("ws://"))).getPort();
        return new Browser(process, page(port));
    }

    private static URI page(int port) throws IOException {
        URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
        try (var in = list.toURL().openStream()) {
            for (JsonNode target : Json.MAPPER.readTree(in)) {
                if (target.path("type").asString().equals("page")) {
                    return URI.create(target.path("webSocketDebuggerUrl").asString());
                }
            }
        }
        throw new IOException("Chromium shows no page");
    }

    void open(String url) {
        send("Page.navigate", Map.of("url", url));
    }

    /** The value of a JavaScript expression, as text. */
    String evaluate(String expression) {
        JsonNode result = send("Runtime.evaluate", Map.of("expression", expression,
                "awaitPromise", true, "returnByValue", true));
        return result.path("result").path("result").path("value").asString("");
    }

    /** Whether the page shows {@code text} now. */
    boolean shows(String text) {
        return evaluate("document.body ? document.body.innerText : ''").contains(text);
    }

    /** Clicks the first button whose label begins with {@code label}. */
    void click(String label) {
        evaluate("[...document.querySelectorAll('button')].find(b => b.textContent.startsWith("
                + Json.MAPPER.writeValueAsString(label) + ")).click()");
    }

    void screenshot(Path file) throws IOException {
        JsonNode shot = send("Page.captureScreenshot", Map.of("format", "png"));
        Files.write(file, Base64.getDecoder().decode(
                shot.path("result").path("data").asString()));
    }

    private JsonNode send(String method, Map<String, Object> params) {
        int number = ++id;
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", number);
        message.put("method", method);
        message.put("params", params);
        socket.sendText(Json.MAPPER.writeValueAsString(message), true).join();
        try {
            while (true) {
                String text = messages.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (text == null) {
                    throw new IllegalStateException("Chromium does not answer " + method);
                }
                JsonNode answer = Json.MAPPER.readTree(text);
                if (answer.path("id").asInt() == number) {
                    return answer;
                }
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        client.close();
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    private final class Collector implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from,
                CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                messages.add(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
