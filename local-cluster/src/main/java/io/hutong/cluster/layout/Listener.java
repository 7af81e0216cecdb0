package io.hutong.cluster.layout;

/**
 * A TCP port that a member listens on.
 *
 * @param variable environment variable that chooses another one
 */
public record Listener(Member member, String variable, int port) {
}
