package io.hutong.operations.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SettingKindTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "HUTONG_KAFKA | localhost:9092 | SERVERS", "HUTONG_DB_URL | jdbc:… | DATABASE",
            "SERVER_PORT | 8081 | PORT", "HUTONG_MANAGEMENT_PORT | 9081 | PORT",
            "HUTONG_DB_POOL | 12 | COUNT", "HUTONG_CASES_ALONE_UP_TO | 10000 | NUMBER",
            "HUTONG_MAX_POLL_RECORDS | 500 | COUNT", "HUTONG_FETCH_MAX_WAIT_MS | 500 | INT",
            "HUTONG_REPORTS_FETCH_MIN_BYTES | 200000 | INT",
            "HUTONG_DB_IDLE_TRANSACTION | 60000 | INT", "HUTONG_DB_SOCKET_TIMEOUT | 60 | INT",
            "HUTONG_RECONCILIATION_MAX_BILL_BYTES | 17179869184 | NUMBER",
            "HUTONG_MIGRATE | true | FLAG", "HUTONG_DEBIT_HOLD | 30s | DURATION",
            "HUTONG_DEBIT_LEASE | 30s | PERIOD", "HUTONG_CASHIER_POLL | 5s,10s | PERIODS",
            "HUTONG_SOME_TIMES | 1s,2s | DURATIONS",
            "HUTONG_DEBIT_UNKNOWN | 1s,2s | PERIODS", "HUTONG_REFUND_RETRY | 1s,2s | PERIODS",
            "HUTONG_CASHIER_LOOK | 500ms | PERIOD", "HUTONG_RECOVERY_PROBE | 10s | PERIOD",
            "HUTONG_HTTP_MAX_BODY | 64KB | SIZE",
            "HUTONG_WECHAT_API_URL | '' | URL", "HUTONG_INSTANCE | order-1 | INSTANCE",
            "HUTONG_WECHAT_SECRET | sandbox | TEXT"})
    void nameAndDefaultTellWhatASettingIs(String name, String fallback, SettingKind kind) {
        assertThat(SettingKind.of(name, fallback)).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "SERVERS | a:1,b:2", "SERVERS | 127.0.0.1:9092", "SERVERS | [::1]:9092",
            "DATABASE | jdbc:postgresql://h/d", "DATABASE | jdbc:postgresql://h:1,i:2/d?ssl=true",
            "PORT | 0", "PORT | 65535", "COUNT | 1", "COUNT | 2147483647",
            "INT | 0", "INT | 2147483647", "NUMBER | 0", "NUMBER | 17179869184",
            "FLAG | false", "FLAG | TRUE",
            "DURATION | 0s", "DURATION | 500ms", "DURATION | PT5S", "DURATION | 3650d",
            "DURATIONS | 1s,2m", "PERIOD | 1ms", "PERIODS | 1s,2s",
            "SIZE | 1MB", "URL | http://h:8080", "URL | https://h/base", "INSTANCE | pay_1.a-b"})
    void valueOfItsKindIsTaken(SettingKind kind, String value) {
        assertThat(kind.fits(value)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = SettingKind.class, names = {"DURATIONS", "PERIODS"})
    void scheduleWithoutATimeIsNotLeftOut(SettingKind kind) {
        assertThat(kind.mayBeLeftOut()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "SERVERS | nonsense", "SERVERS | h:0", "SERVERS | h:70000", "SERVERS | h:x",
            "SERVERS | a:1,", "SERVERS | http://h:1", "SERVERS | ''",
            "DATABASE | h/d", "DATABASE | jdbc:postgres://h/d", "DATABASE | jdbc:postgresql://h",
            "DATABASE | jdbc:postgresql://h:99999/d", "DATABASE | jdbc:postgresql:///d",
            "PORT | -1", "PORT | 65536", "PORT | x", "COUNT | 0", "COUNT | 00", "COUNT | -3",
            "COUNT | 2147483648",
            "INT | 2147483648", "INT | -1", "INT | ''",
            "NUMBER | -1", "NUMBER | 1.5", "NUMBER | 1e3", "NUMBER | 99999999999999999999",
            "FLAG | maybe", "FLAG | ''", "FLAG | 2",
            "PERIOD | 0s", "PERIOD | -1s", "PERIODS | 1s,0s", "DURATION | -1s", "DURATION | soon",
            "DURATION | 3651d", "DURATION | 999999999d", "PERIODS | 1s,99999d", "PERIODS | ''",
            "DURATIONS | ''", "DURATION | ''", "DURATIONS | 1s,", "SIZE | -1KB",
            "SIZE | big", "URL | ftp://h", "URL | h:80", "URL | http://", "URL | http://h:70000",
            "URL | http://a b", "INSTANCE | ''", "INSTANCE | a b", "INSTANCE | a/b"})
    void valueOfAnotherKindIsNot(SettingKind kind, String value) {
        assertThat(kind.fits(value)).isFalse();
    }
}
