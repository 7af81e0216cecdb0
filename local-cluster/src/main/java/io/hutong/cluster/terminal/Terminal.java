package io.hutong.cluster.terminal;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Set;

/** Standard output, with colours where a person looks at it. */
public final class Terminal {

    private static final String RESET = "\u001b[0m";

    private final PrintStream out;
    private final boolean colours;

    private Terminal(PrintStream out, boolean colours) {
        this.out = out;
        this.colours = colours;
    }

    /** Colours unless the output is a file or pipe, {@code NO_COLOR} is set or TERM is dumb. */
    public static Terminal system() {
        var console = System.console();
        boolean person = console != null && console.isTerminal()
                && System.getenv("NO_COLOR") == null && !"dumb".equals(System.getenv("TERM"));
        return new Terminal(System.out, person);
    }

    /** Plain text to {@code out}. */
    public static Terminal plain(PrintStream out) {
        return new Terminal(out, false);
    }

    /** Whether a person looks at it, so that a line may be rewritten. */
    public boolean interactive() {
        return colours;
    }

    /** Asks a person; no for whoever is none, and for every answer but y or yes. */
    public boolean confirms(String question) {
        var console = System.console();
        if (console == null || !console.isTerminal()) {
            return false;
        }
        var answer = console.readLine("%s [y/N] ", question);
        return answer != null
                && Set.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
    }

    public void line(String text) {
        out.println(text);
        out.flush();
    }

    public void line() {
        line("");
    }

    /** Text that the next {@link #line} overwrites; nothing when nobody looks. */
    public void transientLine(String text) {
        if (colours) {
            out.print("\r\u001b[2K" + text + "\r");
            out.flush();
        }
    }

    /** Removes what {@link #transientLine} has shown. */
    public void clearTransientLine() {
        transientLine("");
    }

    public void lines(Iterable<String> lines) {
        lines.forEach(this::line);
    }

    public String bold(String text) {
        return styled("1", text);
    }

    public String faint(String text) {
        return styled("2", text);
    }

    public String red(String text) {
        return styled("31", text);
    }

    public String green(String text) {
        return styled("32", text);
    }

    public String yellow(String text) {
        return styled("33", text);
    }

    public String cyan(String text) {
        return styled("36", text);
    }

    public String good(String text) {
        return green("✓") + " " + text;
    }

    public String bad(String text) {
        return red("✗") + " " + text;
    }

    private String styled(String code, String text) {
        return colours ? "\u001b[" + code + "m" + text + RESET : text;
    }
}
