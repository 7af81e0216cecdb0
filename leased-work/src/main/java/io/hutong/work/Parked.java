package io.hutong.work;

/**
 * What was put aside because its result cannot be written.
 *
 * @param subject for people: what it is about
 * @param belongs to which order, or whatever else owns it
 */
public record Parked(String subject, String belongs) {
}
