package io.hutong.web.problem;

/**
 * One field of a request that is wrong.
 *
 * @param pointer JSON pointer (RFC 6901) into the body, for example {@code /lines/0/quantity}
 * @param detail  what it has to be
 */
public record FieldError(String pointer, String detail) {
}
