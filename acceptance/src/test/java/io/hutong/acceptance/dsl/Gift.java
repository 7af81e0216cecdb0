package io.hutong.acceptance.dsl;

/** Something that was paid for somebody else, as whoever was sent its link has it. */
public record Gift(Order order, String token) {

    String path() {
        return "/v1/gifts/" + token;
    }
}
