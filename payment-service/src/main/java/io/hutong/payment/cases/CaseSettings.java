package io.hutong.payment.cases;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param aloneUpTo fen that one operator alone may move by the corrections of one case */
@ConfigurationProperties("hutong.cases")
public record CaseSettings(@DefaultValue("10000") long aloneUpTo) {

    public CaseSettings {
        if (aloneUpTo < 0) {
            throw new IllegalArgumentException(
                    "hutong.cases.alone-up-to must not be negative; 0: always two persons");
        }
    }
}
