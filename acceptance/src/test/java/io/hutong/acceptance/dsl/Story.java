package io.hutong.acceptance.dsl;

import io.hutong.acceptance.driver.RunningCluster;
import java.net.URI;

/** What every story has at hand. Names are made unique, so stories never meet one another. */
public abstract class Story {

    private final RunningCluster cluster = RunningCluster.get();

    protected final Platform platform = new Platform(cluster);
    protected final WeChat wechat = new WeChat(cluster);
    protected final Books books = new Books(cluster);
    protected final Operations operations = new Operations(cluster);

    /** A buyer who is logged in and has signed the password-free mandate. */
    protected final Buyer buyerWithMandate() {
        Buyer buyer = buyer();
        buyer.signMandate();
        return buyer;
    }

    /** Where the mini-program page is. */
    protected final URI page() {
        return cluster.page();
    }

    /** A name that nobody has yet. */
    protected final String aName() {
        return Names.unique("buyer");
    }

    /** A buyer who is logged in. */
    protected final Buyer buyer() {
        return Buyer.login(cluster);
    }
}
