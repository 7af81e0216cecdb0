package io.hutong.acceptance.driver;

import io.hutong.cluster.database.Databases;
import io.hutong.cluster.layout.ClusterHome;
import io.hutong.cluster.layout.Member;
import io.hutong.contracts.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All places where the services leave something behind: logs, topics, tables. */
public final class Traces {

    private static final List<Member> SERVICES =
            List.of(Member.ORDER, Member.PAYMENT, Member.MERCHANT);
    private static final String TABLES = "select quote_ident(relname) from pg_class"
            + " where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
            + " and has_table_privilege(oid, 'select') order by 1";

    private final Map<String, String> written = new LinkedHashMap<>();
    private final Databases databases;

    /** Reads logs and topics once; tables are asked. */
    Traces(ClusterHome home, Databases databases, String brokers) {
        this.databases = databases;
        for (Member service : SERVICES) {
            written.put("log of " + service.title(), log(home, service));
        }
        for (String topic : Topics.all()) {
            written.put("topic " + topic, new Topic(brokers, topic).text());
            String letters = Topics.deadLetters(topic);
            written.put("topic " + letters, new Topic(brokers, letters).text());
        }
    }

    private static String log(ClusterHome home, Member service) {
        try {
            return Files.readString(home.log(service), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Names of the places where the text can be read, in hexadecimal columns too. */
    public List<String> whereIs(String text) {
        List<String> places = new ArrayList<>();
        written.forEach((place, all) -> {
            if (all.contains(text)) {
                places.add(place);
            }
        });
        for (Member service : SERVICES) {
            tables(service).stream().filter(table -> holds(service, table, text))
                    .forEach(table -> places.add("table " + table + " of " + service.title()));
        }
        return places;
    }

    private List<String> tables(Member service) {
        List<String> tables = new ArrayList<>();
        databases.query(service, TABLES, row -> tables.add(row.getString(1)));
        return tables;
    }

    private boolean holds(Member service, String table, String text) {
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        return databases.number(service, "select count(*) from (select 1 from " + table
                + " as held where position(? in held::text) > 0"
                + " or position(? in held::text) > 0 limit 1) as found", text, hex) > 0;
    }
}
