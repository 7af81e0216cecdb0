package io.hutong.sandbox;

import io.hutong.sandbox.bill.Bills;
import io.hutong.sandbox.book.Deadlines;
import io.hutong.sandbox.book.Family;
import io.hutong.sandbox.book.World;
import io.hutong.sandbox.cashier.Cashier;
import io.hutong.sandbox.certificate.Certificates;
import io.hutong.sandbox.combinepapay.CombinePapay;
import io.hutong.sandbox.control.ControlPlane;
import io.hutong.sandbox.faults.Faults;
import io.hutong.sandbox.miniprogram.MiniProgram;
import io.hutong.sandbox.page.Page;
import io.hutong.sandbox.profitsharing.ProfitSharing;
import io.hutong.sandbox.refund.RefundFamily;
import io.hutong.sandbox.subsidy.Subsidies;
import java.util.ArrayList;
import java.util.List;

/** The list of endpoint families: a new one is a package and a line here. */
final class Families {

    private Families() {
    }

    static List<Family> all(World world, Faults faults) {
        CombinePapay papay = new CombinePapay(world);
        RefundFamily refunds = new RefundFamily(world);
        ProfitSharing sharing = new ProfitSharing(world);
        List<Family> families = new ArrayList<>(List.of(
                papay,
                sharing,
                refunds,
                new Subsidies(world),
                new Cashier(world),
                new Certificates(world),
                new Deadlines(world),
                new Page(),
                new MiniProgram(world)));
        families.add(new Bills(world, refunds, sharing, List.copyOf(families)));
        families.add(new ControlPlane(world, faults, papay, families));
        return families;
    }
}
