package io.hutong.sandbox.book;

import io.hutong.sandbox.callback.Callbacks;
import io.hutong.sandbox.clock.Agenda;
import io.hutong.sandbox.clock.BusinessClock;
import io.hutong.sandbox.protocol.Identities;
import io.hutong.sandbox.rules.RuleBook;
import io.hutong.sandbox.rules.Rules;
import io.hutong.sandbox.store.Store;

/** What every family of endpoints works on. */
public record World(Store store, Book book, Ids ids, BusinessClock clock, Agenda agenda,
        RuleBook ruleBook, Identities identities, Callbacks callbacks) {

    /** The rules in force. */
    public Rules rules() {
        return ruleBook.now();
    }

    public long now() {
        return clock.now();
    }
}
