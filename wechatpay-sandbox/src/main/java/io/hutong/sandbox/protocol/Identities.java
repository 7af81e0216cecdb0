package io.hutong.sandbox.protocol;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Who exists: merchants with their keys, and the keys of WeChat Pay itself. */
public final class Identities {

    private final KeyMaker maker;
    private final IdentityFile file;
    private final Map<String, Merchant> merchants = new ConcurrentSkipListMap<>();
    private volatile List<PlatformKey> certificates = List.of();
    private volatile PlatformKey publicKey;

    private Identities(KeyMaker maker, IdentityFile file, IdentityFile.Content content) {
        this.maker = maker;
        this.file = file;
        content.merchants().forEach(m -> merchants.put(m.mchid(), m));
        this.certificates = List.copyOf(content.certificates());
        this.publicKey = content.publicKey();
    }

    /** Reads the identities of {@code file}; makes and keeps those of {@code plan} when new. */
    public static Identities open(IdentityFile file, IdentityPlan plan) {
        KeyMaker maker = new KeyMaker();
        Optional<IdentityFile.Content> kept = file.read();
        Identities identities = new Identities(maker, file,
                kept.orElseGet(() -> maker.firstIdentities(plan)));
        plan.extraSubMchids().forEach(sub -> identities.registerSubMerchant(sub, plan.platform()));
        if (kept.isEmpty()) {
            identities.save();
        }
        return identities;
    }

    public Optional<Merchant> merchant(String mchid) {
        return Optional.ofNullable(merchants.get(mchid));
    }

    public Collection<Merchant> merchants() {
        return List.copyOf(merchants.values());
    }

    /** Platform certificates that are valid now, the newest first; two during a rotation. */
    public List<PlatformKey> certificates() {
        Instant now = Instant.now();
        return certificates.reversed().stream()
                .filter(key -> key.until().isAfter(now))
                .toList();
    }

    /** The WeChat Pay public key under the name that {@code merchant} knows it by. */
    public PlatformKey publicKey(Merchant merchant) {
        return publicKey.named(merchant.credentials().publicKeyId());
    }

    /** The key that {@code serial} names for {@code merchant}, if it names any. */
    public Optional<PlatformKey> named(Merchant merchant, String serial) {
        if (serial.equals(merchant.credentials().publicKeyId())) {
            return Optional.of(publicKey(merchant));
        }
        return certificates().stream().filter(key -> key.serial().equals(serial)).findFirst();
    }

    /**
     * The key that signs what {@code merchant} receives: the one it named, else the newest
     * platform certificate; a new merchant without certificates gets the public key.
     */
    public PlatformKey signing(Merchant merchant, String serial) {
        return named(merchant, serial).orElseGet(() -> merchant.publicKeyOnly()
                ? publicKey(merchant) : certificates().getFirst());
    }

    /** Makes {@code subMchid} a merchant that {@code platform} acts for. */
    public synchronized boolean registerSubMerchant(String subMchid, String platform) {
        Merchant owner = merchants.get(platform);
        if (owner == null) {
            return false;
        }
        if (!owner.actsFor(subMchid)) {
            List<String> subs = new ArrayList<>(owner.subMchids());
            subs.add(subMchid);
            merchants.put(platform, new Merchant(owner.mchid(), owner.appid(), owner.role(),
                    owner.credentials(), owner.planId(), owner.publicKeyOnly(),
                    List.copyOf(subs)));
            save();
        }
        return true;
    }

    /** Adds or changes a merchant that signs; its keys are made once. */
    public synchronized Merchant registerMerchant(IdentityPlan.Wanted wanted) {
        Merchant known = merchants.get(wanted.mchid());
        Merchant.Credentials credentials =
                known == null ? maker.credentials(wanted.mchid()) : known.credentials();
        List<String> subs = known == null ? wanted.subMchids() : known.subMchids();
        Merchant merchant = new Merchant(wanted.mchid(), wanted.appid(), wanted.role(),
                credentials, wanted.planId(), wanted.publicKeyOnly(), subs);
        merchants.put(merchant.mchid(), merchant);
        save();
        return merchant;
    }

    /** Adds a platform certificate; the old one stays valid, as in a rotation. */
    public synchronized PlatformKey rotateCertificate() {
        PlatformKey next = maker.certificate();
        List<PlatformKey> all = new ArrayList<>(certificates);
        all.add(next);
        certificates = List.copyOf(all);
        save();
        return next;
    }

    private void save() {
        file.write(new IdentityFile.Content(
                List.copyOf(merchants.values()), certificates, publicKey));
    }
}
