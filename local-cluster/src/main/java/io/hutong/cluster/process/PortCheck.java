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
        insistOn(member, port, member.portVariable() + "=" + another(port));
    }

    /** The same for the port of a service's metrics. */
    public static void insistOnManagement(Member service, int port) {
        insistOn(service, port, service.managementPortVariable() + "=" + another(port));
    }

    private static int another(int port) {
        return (port + 10_000) % 65_536;
    }

    /** @param wayOut setting with which the port would be another one */
    public static void insistOn(Member member, int port, String wayOut) {
        if (FreePorts.isFree(port)) {
            return;
        }
        var owner = PortOwner.of(port).map(found -> " by " + found).orElse("");
        throw new CommandFailed("port " + port + ", which " + member.title() + " needs, is in use"
                + owner + "; stop that process, or choose another port: " + wayOut
                + " ./hutong up");
    }
}
