package io.hutong.cluster.process;

import io.hutong.cluster.terminal.CommandFailed;
import io.hutong.cluster.layout.Member;
import io.hutong.embedded.FreePorts;

/** Refuses to start what could not listen, before anything is started. */
public final class PortCheck {

    private PortCheck() {
    }

    /** Says which port is taken, by whom, and how to choose another. */
    public static void insistOn(Member member, int port) {
        if (FreePorts.isFree(port)) {
            return;
        }
        var owner = PortOwner.of(port).map(found -> " by " + found).orElse("");
        throw new CommandFailed("port " + port + ", which " + member.title() + " needs, is in use"
                + owner + "; stop that process, or choose another port: " + member.portVariable()
                + "=" + (port + 10_000) % 65_536 + " ./hutong up");
    }
}
