package io.hutong.payment.bill;

/** One row in the text format of PostgreSQL's {@code copy}. */
public final class CopyRow {

    private final StringBuilder text = new StringBuilder();

    void clear() {
        text.setLength(0);
    }

    public CopyRow add(long value) {
        separate();
        text.append(value);
        return this;
    }

    public CopyRow add(String value) {
        separate();
        for (int i = 0; i < value.length(); i++) {
            append(value.charAt(i));
        }
        return this;
    }

    private void separate() {
        if (!text.isEmpty()) {
            text.append('\t');
        }
    }

    private void append(char c) {
        switch (c) {
            case '\\' -> text.append("\\\\");
            case '\t' -> text.append("\\t");
            case '\n' -> text.append("\\n");
            case '\r' -> text.append("\\r");
            case '\0' -> text.append(' ');
            default -> text.append(c);
        }
    }

    CharSequence line() {
        return text;
    }
}
