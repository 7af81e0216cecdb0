package io.hutong.payment.notification.model;

import java.util.Map;

/** What a callback is about; only what is held against what we know. */
public sealed interface Notice {

    /** Our number of the thing that something happened to. */
    String subject();

    /** @param signed the buyer has signed; else it has ended */
    record OfMandate(
            String subject, String mchid, long planId, String appid, String openid,
            boolean signed) implements Notice {

        @Override
        public String toString() {
            return "OfMandate[" + subject + "]";
        }
    }

    /** @param agrees its kind of event and its state say the same */
    record OfRefund(String subject, String mchid, long amount, boolean agrees)
            implements Notice {
    }

    /** @param account the merchant account that has received */
    record OfShare(String subject, String mchid, String account, long amount)
            implements Notice {
    }

    /** @param parts what each part was about, by its number */
    record OfCashier(
            String subject, String mchid, String appid, String openid, Map<String, Part> parts)
            implements Notice {

        @Override
        public String toString() {
            return "OfCashier[" + subject + "]";
        }
    }

    record Part(boolean paid, long amount) {
    }
}
