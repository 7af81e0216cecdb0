package io.hutong.sandbox.control;

import io.hutong.sandbox.book.World;
import io.hutong.sandbox.protocol.Answer;
import io.hutong.sandbox.protocol.Call;
import io.hutong.sandbox.protocol.Fields;
import io.hutong.sandbox.protocol.Identities;
import io.hutong.sandbox.protocol.IdentityPlan;
import io.hutong.sandbox.protocol.Merchant;
import io.hutong.sandbox.protocol.Pem;
import io.hutong.sandbox.protocol.PlatformKey;
import io.hutong.sandbox.protocol.Routes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who exists and with which keys: all that a client needs to connect. */
final class MerchantRoutes {

    private static final String MCHID = "[0-9]{8,10}";
    private static final long DEFAULT_PLAN = 100001;

    private final World world;
    private final Identities identities;

    MerchantRoutes(World world) {
        this.world = world;
        this.identities = world.identities();
    }

    void addTo(Routes routes) {
        routes.open("GET", "/sandbox/merchants", call -> Answer.plain(200,
                identities.merchants().stream().map(this::view).toList()));
        routes.open("PUT", "/sandbox/merchants/{mchid}", this::register);
        routes.open("GET", "/sandbox/merchants/{mchid}/certificate", this::certificate);
        routes.open("POST", "/sandbox/merchants/{mchid}/deposit", this::deposit);
        routes.open("PUT", "/sandbox/sub-merchants/{sub_mchid}", this::registerSub);
        routes.open("POST", "/sandbox/certificates/rotate", call -> Answer.plain(200,
                Map.of("serial_no", identities.rotateCertificate().serial())));
    }

    private View view(Merchant merchant) {
        PlatformKey certificate = identities.certificates().getFirst();
        Merchant.Credentials keys = merchant.credentials();
        return new View(merchant.mchid(), merchant.appid(), merchant.role().name(),
                keys.serialNo(), Pem.of(keys.privateKey()), keys.apiV3Key(), keys.publicKeyId(),
                Pem.of(identities.publicKey(merchant).publicKey()), certificate.serial(),
                String.valueOf(certificate.certificate()), merchant.planId(),
                merchant.subMchids());
    }

    private Answer register(Call call) {
        String mchid = call.param("mchid");
        Fields body = call.fields();
        Optional<Merchant.Role> role = role(body.textOr("role", "DIRECT_MERCHANT"));
        if (!mchid.matches(MCHID) || role.isEmpty()) {
            return Refused.badRequest("A mchid has 8 to 10 digits, a role is one of "
                    + List.of(Merchant.Role.values()));
        }
        long plan = body.has("plan_id") ? body.number("plan_id") : DEFAULT_PLAN;
        List<String> subs = body.node().path("sub_mchids").valueStream()
                .map(node -> node.asString("")).filter(s -> s.matches(MCHID)).toList();
        Merchant merchant = identities.registerMerchant(new IdentityPlan.Wanted(mchid,
                body.textOr("appid", "wxhutong" + mchid), role.get(), plan,
                body.flag("public_key_only"), subs));
        return Answer.plain(200, view(merchant));
    }

    private static Optional<Merchant.Role> role(String name) {
        return Arrays.stream(Merchant.Role.values())
                .filter(role -> role.name().equals(name.toUpperCase(Locale.ROOT))).findFirst();
    }

    private Answer certificate(Call call) {
        return identities.merchant(call.param("mchid"))
                .<Answer>map(merchant -> new Answer.Raw(200, "application/x-pem-file",
                        merchant.credentials().certificate().getBytes(
                                StandardCharsets.US_ASCII)))
                .orElseGet(() -> Refused.notFound("There is no such merchant"));
    }

    private Answer registerSub(Call call) {
        String sub = call.param("sub_mchid");
        String platform = call.fields().textOr("mchid", identities.merchants().stream()
                .filter(m -> m.role() == Merchant.Role.COMMERCE_PLATFORM)
                .map(Merchant::mchid).findFirst().orElse(""));
        if (!sub.matches(MCHID)) {
            return Refused.badRequest("A sub_mchid has 8 to 10 digits");
        }
        return identities.registerSubMerchant(sub, platform)
                ? Answer.plain(200, Map.of("sub_mchid", sub, "mchid", platform))
                : Refused.notFound("There is no platform " + platform);
    }

    private Answer deposit(Call call) {
        long amount = call.fields().number("amount");
        if (amount <= 0) {
            return Refused.badRequest("amount must be a positive number of fen");
        }
        String mchid = call.param("mchid");
        return Answer.plain(200, world.store().change(() -> world.book().accounts()
                .put(world.book().account(mchid).deposit(amount))));
    }

    private record View(String mchid, String appid, String role, String certificateSerialNo,
            String privateKey, String apiV3Key, String publicKeyId, String publicKey,
            String platformCertificateSerialNo, String platformCertificate,
            long planId, List<String> subMchids) {
    }
}
