package io.hutong.sandbox.page;

import io.hutong.sandbox.book.Family;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Routes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The page and its files, from the class path; what it does goes through the control plane. */
public final class Page implements Family {

    private static final Map<String, String> FILES = Map.of(
            "index.html", "text/html; charset=utf-8",
            "app.css", "text/css; charset=utf-8",
            "weui.min.css", "text/css; charset=utf-8",
            "weui-LICENSE.txt", "text/plain; charset=utf-8",
            "kit.js", "text/javascript; charset=utf-8",
            "money.js", "text/javascript; charset=utf-8",
            "signals.js", "text/javascript; charset=utf-8",
            "app.js", "text/javascript; charset=utf-8",
            "icon.svg", "image/svg+xml");

    @Override
    public void addTo(Routes routes) {
        FILES.forEach((name, type) -> {
            byte[] content = read(name);
            routes.open("GET", "/page/" + name, call -> new Answer.Raw(200, type, content));
        });
        byte[] index = read("index.html");
        routes.open("GET", "/", call -> new Answer.Raw(200, "text/html; charset=utf-8", index));
    }

    private static byte[] read(String name) {
        try (InputStream in = Page.class.getResourceAsStream("/sandbox-page/" + name)) {
            if (in == null) {
                throw new IllegalStateException("The page's " + name + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the page's " + name, e);
        }
    }
}
