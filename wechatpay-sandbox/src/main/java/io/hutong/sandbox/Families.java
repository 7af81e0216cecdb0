package io.hutong.sandbox;

import java.util.ArrayList;
import java.util.List;

import io.hutong.sandbox.book.Family;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.combinepapay.CombinePapay;
import io.hutong.sandbox.control.ControlPlane;
import io.hutong.sandbox.faults.Faults;
import io.hutong.sandbox.miniprogram.MiniProgram;
import io.hutong.sandbox.profitsharing.ProfitSharing;
import io.hutong.sandbox.refund.RefundFamily;

/** The list of endpoint families: a new one is a package and a line here. */
final class Families {

    private Families() {
    }

    static List<Family> all(World world, Faults faults) {
        CombinePapay papay = new CombinePapay(world);
        List<Family> families = new ArrayList<>(List.of(
                papay,
                new ProfitSharing(world),
                new RefundFamily(world),
                new MiniProgram(world)));
        families.add(new ControlPlane(world, faults, papay, families));
        return families;
    }
}
