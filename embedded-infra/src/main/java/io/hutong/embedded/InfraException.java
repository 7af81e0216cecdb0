package io.hutong.embedded;

/** A server could not be started or driven; the message says why and where its log is. */
public final class InfraException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public InfraException(String message) {
        super(message);
    }

    public InfraException(String message, Throwable cause) {
        super(message, cause);
    }
}
