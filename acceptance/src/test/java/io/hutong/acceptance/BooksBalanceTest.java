package io.hutong.acceptance;

import io.hutong.acceptance.dsl.Story;
import org.junit.jupiter.api.Test;

/** Runs last: after all stories the books must still balance. */
class BooksBalanceTest extends Story {

    @Test
    void afterAllStoriesTheCheckFindsNothing() {
        operations.checkFindsNothing();
    }
}
