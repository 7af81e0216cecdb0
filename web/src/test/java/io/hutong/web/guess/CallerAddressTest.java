package io.hutong.web.guess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is counted behind proxies, and who cannot pretend to be somebody else. */
class CallerAddressTest {

    private final CallerAddress nobodyTrusted = new CallerAddress(List.of());
    private final CallerAddress addresses =
            new CallerAddress(List.of("10.0.0.0/8", "192.0.2.9", "2001:db8:ffff::/48"));

    @Test
    void headerIsNotBelievedUnlessTheSettingsNameAProxy() {
        assertThat(nobodyTrusted.of(from("127.0.0.1"), List.of("198.51.100.1")))
                .isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource({
            "10.1.2.3, 198.51.100.1, 198.51.100.1",
            "10.1.2.3, '6.6.6.6, 198.51.100.1', 198.51.100.1",
            "10.1.2.3, '6.6.6.6, 198.51.100.1, 10.9.9.9', 198.51.100.1",
            "192.0.2.9, '198.51.100.1:4711', 198.51.100.1",
            "192.0.2.10, 198.51.100.1, 192.0.2.10",
            "198.51.100.7, '10.0.0.1', 198.51.100.7",
            "10.1.2.3, 'somewhere.example', 10.1.2.3",
            "10.1.2.3, 'unknown', 10.1.2.3",
            "10.1.2.3, '', 10.1.2.3",
            "10.1.2.3, '10.1.2.4', 10.1.2.4",
            "10.1.2.3, '[2001:db8:1:2:3:4:5:6]:80', 2001:db8:1:2:0:0:0:0",
            "10.1.2.3, '198.51.100.1, 1', 10.1.2.3"})
    void nearestHopThatIsNoProxyOfOursIsTheCaller(String remote, String header, String caller) {
        assertThat(addresses.of(from(remote), List.of(header))).isEqualTo(caller);
    }

    @Test
    void headerInSeveralPartsIsOneList() {
        assertThat(addresses.of(from("10.1.2.3"), List.of("6.6.6.6", "198.51.100.1, 10.0.0.2")))
                .isEqualTo("198.51.100.1");
    }

    @Test
    void addressesOfOneCustomerAreOne() {
        assertThat(nobodyTrusted.of(from("2001:db8:1:2:3:4:5:6"), null))
                .isEqualTo(nobodyTrusted.of(from("2001:db8:1:2:ffff::1"), null))
                .isNotEqualTo(nobodyTrusted.of(from("2001:db8:1:3::1"), null));
    }

    @Test
    void connectionWithoutAnAddressIsCountedAsOne() {
        assertThat(nobodyTrusted.of(null, null))
                .isEqualTo(nobodyTrusted.of(InetSocketAddress.createUnresolved("a", 1), null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example", "10.0.0.0/99", "10.0.0.0/x", ""})
    void proxyIsNamedByItsAddress(String setting) {
        assertThatThrownBy(() -> new CallerAddress(List.of(setting)))
                .hasMessageContaining("HUTONG_TRUSTED_PROXIES");
    }

    private static InetSocketAddress from(String address) {
        return new InetSocketAddress(InetAddress.ofLiteral(address), 4711);
    }
}
