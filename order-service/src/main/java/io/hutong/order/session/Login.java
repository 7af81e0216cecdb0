package io.hutong.order.session;

/** What WeChat says to a login code. */
sealed interface Login {

    /** The code is good, and this is who sent it. */
    record Opened(String openid) implements Login {
    }

    /** The code is no good: the mini-program has to call {@code wx.login} again. */
    record BadCode(boolean usedBefore) implements Login {
    }

    /** WeChat does not let this person in. */
    record Blocked() implements Login {
    }

    /** The caller logs in too often. */
    record TooOften() implements Login {
    }

    /** WeChat did not answer, or our own settings are wrong; the code may be spent. */
    record Unavailable(String why) implements Login {
    }
}
