package io.hutong.web.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, from the verified token. Taken as a parameter of a controller's method.
 *
 * @param subject    the buyer's id, or the name of the merchant's or platform's employee
 * @param merchantId   on whose behalf a caller with the scope {@link Scope#MERCHANT} acts
 * @param sealedOpenid the buyer's openid sealed; only the services with the buyer key can open it
 */
public record Caller(String subject, Set<Scope> scopes, @Nullable String merchantId,
        @Nullable String sealedOpenid) {

    /** Nobody in particular, on routes that are open to anyone. */
    public static final Caller ANYONE = new Caller("", Set.of(), null);

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public Caller(String subject, Set<Scope> scopes, @Nullable String merchantId) {
        this(subject, scopes, merchantId, null);
    }

    public boolean isBuyer() {
        return scopes.contains(Scope.BUYER);
    }

    public boolean isMerchant() {
        return scopes.contains(Scope.MERCHANT);
    }

    public boolean isOperator() {
        return scopes.contains(Scope.OPERATOR);
    }

    /** Whether the caller may see and change what belongs to that merchant. */
    public boolean actsFor(String merchant) {
        return isOperator() || isMerchant() && merchant.equals(merchantId);
    }
}
