package io.hutong.sandbox.faults;

import java.util.regex.Pattern;

/**
 * Which requests a fault is for. {@code "METHOD path"}, where the path is an operation's template
 * or contains {@code *} (one segment) or <code>**</code> (any rest); {@code *} as method is any.
 * A path that is no operation of that method matches as a prefix.
 */
final class FaultPattern {

    private final String method;
    private final Pattern path;

    private FaultPattern(String method, Pattern path) {
        this.method = method;
        this.path = path;
    }

    static FaultPattern of(String match, boolean isOperation) {
        int space = match.indexOf(' ');
        String method = space < 0 ? "*" : match.substring(0, space);
        String path = match.substring(space + 1);
        StringBuilder regex = new StringBuilder();
        for (String segment : path.split("/", -1)) {
            regex.append(regex.isEmpty() ? "" : "/").append(segment(segment));
        }
        String head = path.startsWith("/") ? "/" : "";
        boolean exact = isOperation || path.contains("*");
        return new FaultPattern(method, Pattern.compile(
                head + regex.toString().replaceFirst("^/", "") + (exact ? "" : "(/.*)?")));
    }

    private static String segment(String segment) {
        if ("**".equals(segment)) {
            return ".*";
        }
        if (segment.startsWith("{") && segment.endsWith("}")) {
            return "[^/]+";
        }
        StringBuilder regex = new StringBuilder();
        for (String literal : segment.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : "[^/]*");
            regex.append(literal.isEmpty() ? "" : Pattern.quote(literal));
        }
        return "*".equals(segment) ? "[^/]+" : regex.toString();
    }

    boolean matches(String requestMethod, String requestPath) {
        return ("*".equals(method) || method.equals(requestMethod))
                && path.matcher(requestPath).matches();
    }
}
