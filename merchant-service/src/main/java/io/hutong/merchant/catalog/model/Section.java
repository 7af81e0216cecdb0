package io.hutong.merchant.catalog.model;

/** Where in the mini-program a product is offered, where that brings rules of its own. */
public enum Section {
    /**
     * Everything costs ¥1.00, each buyer has a few a day, and no subsidy makes it cheaper. Paid by
     * WeChat Pay alone, as every order of this platform is.
     */
    ONE_YUAN_WELFARE
}
