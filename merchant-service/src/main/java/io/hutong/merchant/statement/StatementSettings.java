package io.hutong.merchant.statement;

import org.springframework.boot.context.properties.ConfigurationProperties;

/** @param openDay whether there are statements of a day that is not over: locally */
@ConfigurationProperties("hutong.statement")
record StatementSettings(boolean openDay) {
}
