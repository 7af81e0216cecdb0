package io.hutong.cluster.layout;

import io.hutong.cluster.terminal.CommandFailed;
import java.util.Arrays;

/**
 * Who reaches the three services. Whoever does can log in as anybody, because the sandbox plays
 * WeChat; so nobody but this machine does unless a person says otherwise.
 */
public enum Reach {
    THIS_MACHINE("127.0.0.1"),
    EVERY_NETWORK("0.0.0.0");

    /** Environment variable that chooses it. */
    public static final String VARIABLE = "HUTONG_BIND";

    private final String address;

    Reach(String address) {
        this.address = address;
    }

    /** Address that the services bind to. */
    public String address() {
        return address;
    }

    static Reach parsed(String value) {
        return Arrays.stream(values()).filter(one -> one.address.equals(value.strip())).findFirst()
                .orElseThrow(() -> new CommandFailed(VARIABLE + " is " + value + "; it can be "
                        + THIS_MACHINE.address + " (this machine only) or " + EVERY_NETWORK.address
                        + " (every network)"));
    }
}
