package io.hutong.sandbox.miniprogram;

import io.hutong.sandbox.book.Family;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.protocol.Routes;

/** The server APIs of {@code api.weixin.qq.com} that an order needs. */
public final class MiniProgram implements Family {

    private final Sessions sessions;
    private final Shipping shipping;

    public MiniProgram(World world) {
        this.sessions = new Sessions(world);
        this.shipping = new Shipping(world);
    }

    @Override
    public void addTo(Routes routes) {
        routes.open("GET", "/sns/jscode2session", sessions::open);
        shipping.addTo(routes);
    }
}
