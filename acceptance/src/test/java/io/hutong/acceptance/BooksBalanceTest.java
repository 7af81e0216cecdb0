package io.hutong.acceptance;

import io.hutong.acceptance.dsl.Story;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Runs last: after all stories the books must still balance. */
@Isolated
@Order(2)
class BooksBalanceTest extends Story {

    @Test
    void afterAllStoriesTheCheckFindsNothing() {
        operations.checkFindsNothing();
    }

    @Test
    void afterAllStoriesTheLedgerIsTheSameAsWeChatsBills() {
        books.agreeWithTodaysBills();
    }
}
