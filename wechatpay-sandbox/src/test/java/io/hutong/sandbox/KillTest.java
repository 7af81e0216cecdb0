package io.hutong.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sandbox as a process that dies without warning. */
class KillTest {

    private static final int CLIENTS = 4;
    private static final int PATIENT_DEBITS = 40;

    @TempDir
    private Path directory;

    @Test
    void forcedJournalIsReadLikeAnyOther() {
        SandboxConfig forced = SandboxConfig.inMemory().withDataDir(directory).withFsync(true);
        try (WechatPaySandbox sandbox = WechatPaySandbox.start(forced)) {
            Shop shop = new Shop(sandbox);
            shop.paid("forced1", shop.contract("alice"), 100);
        }

        try (WechatPaySandbox again = WechatPaySandbox.start(forced)) {
            assertThat(Api.as(Shop.PLATFORM, again).get(Shop.DEBIT + "/forced1").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void everyDebitThatWasAcknowledgedSurvivesKillMinusNine() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        Process process = start();
        String address = address(process);
        Api api = Api.as(Shop.PLATFORM, address);
        String contract = Api.control(address, "POST", "/sandbox/contracts/seed",
                "{\"count\":1}").path("items").path(0).path("contract_id").asString();
        Shop shop = new Shop(address, api);

        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<String>>> running = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                String prefix = "k" + i + "x";
                running.add(clients.submit(() -> debitUntilItDies(shop, prefix, contract,
                        process)));
            }
            for (Future<List<String>> client : running) {
                acknowledged.addAll(client.get());
            }
        }

        try (WechatPaySandbox again = WechatPaySandbox.start(
                SandboxConfig.inMemory().withDataDir(directory))) {
            Api after = Api.as(Shop.PLATFORM, again);
            assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(PATIENT_DEBITS);
            assertThat(acknowledged).allSatisfy(number -> assertThat(after
                    .get(Shop.DEBIT + "/" + number).json().path("sub_orders").path(0)
                    .path("trade_state").asString()).as(number).isEqualTo("SUCCESS"));
            assertThat(Book.of(again).difference()).isZero();
        }
    }

    /** The first client that has had enough kills the process; the others notice. */
    private static List<String> debitUntilItDies(Shop shop, String prefix, String contract,
            Process process) {
        List<String> acknowledged = new ArrayList<>();
        try {
            for (int i = 0; process.isAlive(); i++) {
                if (shop.debit(prefix + i, contract, 100).status() == 200) {
                    acknowledged.add(prefix + i);
                }
                if (acknowledged.size() == PATIENT_DEBITS) {
                    process.destroyForcibly();
                }
            }
        } catch (RuntimeException e) {
            return acknowledged;
        }
        return acknowledged;
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx128m",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-cp",
                System.getProperty("java.class.path"), WechatPaySandbox.class.getName(),
                "--port", "0", "--data-dir", directory.toString())
                .redirectErrorStream(true).start();
    }

    private static String address(Process process) throws IOException {
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        while (line != null && !line.contains("WeChat Pay sandbox: ")) {
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("The sandbox did not start");
        }
        String rest = line.substring(line.indexOf("http://"));
        return rest.substring(0, rest.indexOf(' '));
    }
}
