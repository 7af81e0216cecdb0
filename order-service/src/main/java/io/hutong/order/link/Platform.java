package io.hutong.order.link;

/** Where links are pasted and opened; each keeps a list of the domains that it lets in. */
enum Platform {
    /** The traffic platform's app with its mini-programs. */
    WECHAT,
    /** The commerce platform's own app. */
    HUTONG
}
