package io.hutong.work;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the SQL of leased rows has to know of their table, and that SQL. Whoever works on a row
 * stands in its column {@code owner}, until {@code due_at}, by the database's clock; without an
 * owner that is when it is due. {@code tries} counts what was tried.
 *
 * @param key     the columns of the primary key
 * @param open    which rows are worked on; what the index of {@code due_at} covers
 * @param reading SQL that reads a row {@code x} with what belongs to it, from {@code %s x}
 * @param claims  what is special about claims
 * @param hints   what a hint does
 */
public record LeasedTable(
        String name, List<String> key, String open, String reading, Claims claims, Hints hints) {

    /**
     * @param only   rows that are open and due, but for now are left; its parameters are given
     *               with each claim
     * @param noting a column {@code … as name} that {@code moves} needs, read under the lock
     * @param moves  what has to be in the row before the call, as {@code column = …}: that it was
     *               perhaps sent, which a crash must find. Whatever can be decided with the
     *               answer is decided in the model
     */
    record Claims(String only, String noting, String moves) {
    }

    /**
     * @param to        rows of which it makes sense
     * @param moves     what else it changes
     * @param endsLease an answer that is on its way no longer counts: it may be older than what
     *                  the hint is about; else a leased row is left alone
     */
    record Hints(String to, String moves, boolean endsLease) {
    }

    /** A table whose rows have a number, and nothing special. */
    public static LeasedTable of(String name, String... key) {
        return new LeasedTable(name, List.of(key), "true", "select x.* from %s x",
                new Claims("", "", ""), new Hints("", "", false));
    }

    public LeasedTable open(String which) {
        return new LeasedTable(name, key, which, reading, claims, hints.to.isEmpty()
                ? new Hints(which, "", false) : hints);
    }

    public LeasedTable reading(String sql) {
        return new LeasedTable(name, key, open, sql, claims, hints);
    }

    /** See {@link Claims}. */
    public LeasedTable claiming(String only, String noting, String moves) {
        return new LeasedTable(name, key, open, reading, new Claims(only, noting, moves), hints);
    }

    /** Hints are about these; one that is leased is left alone, its answer is on its way. */
    public LeasedTable hinted(String to) {
        return new LeasedTable(name, key, open, reading, claims, new Hints(to, "", false));
    }

    /** Hints are about these, and end the lease; {@code moves} may be empty. */
    public LeasedTable hintedAnew(String to, String moves) {
        return new LeasedTable(name, key, open, reading, claims, new Hints(to, moves, true));
    }

    /** Parameters: those of {@code only}, limit, owner, lease in milliseconds. */
    String claim() {
        return """
                with due as (
                    select %1$s from %2$s x where %3$s and x.due_at <= now()%4$s
                    order by x.due_at limit ? for update of x skip locked),
                leased as (
                    update %2$s x set %5$sowner = ?, due_at = now() + ? * interval '1 ms'
                    from due where %6$s returning x.*)
                """.formatted(columns("x") + listed(claims.noting), name, open,
                claims.only.isEmpty() ? "" : " and (" + claims.only + ")",
                claims.moves.isEmpty() ? "" : claims.moves + ", ", same("due"))
                + reading.formatted("leased");
    }

    /** Parameter: owner. */
    String recover() {
        return "update " + name
                + " x set due_at = now() where x.owner = ? and x.due_at > now() and "
                + open;
    }

    /** In how many milliseconds the next row is due, or its lease over; null where there is none. */
    String earliest() {
        return "select ceil(extract(epoch from min(x.due_at) - now()) * 1000)::bigint from " + name
                + " x where " + open + " and x.due_at < 'infinity'";
    }

    /** Parameters: milliseconds, the key, owner, end of the lease. */
    String postpone() {
        return """
                update %s x set owner = null, tries = tries + 1,
                    due_at = now() + ? * interval '1 ms'
                where %s and x.owner = ? and x.due_at = ?""".formatted(name, keyed());
    }

    /** Parameter: the key. */
    String hint() {
        return "update " + name + " x set due_at = now()" + listed(hints.moves)
                + (hints.endsLease ? ", owner = null" : "") + " where " + keyed() + " and "
                + hints.to + (hints.endsLease ? "" : " and x.owner is null");
    }

    /** In the order of the key, which all take locks in. */
    String lock(String which) {
        return reading.formatted(name) + " where " + which + " order by " + columns("x")
                + " for update of x";
    }

    /** The key of {@code x} is that of the other. */
    String same(String other) {
        return key.stream().map(column -> "x." + column + " = " + other + "." + column)
                .collect(Collectors.joining(" and "));
    }

    private String keyed() {
        return key.stream().map(column -> "x." + column + " = ?")
                .collect(Collectors.joining(" and "));
    }

    private String columns(String of) {
        return key.stream().map(column -> of + "." + column).collect(Collectors.joining(", "));
    }

    private static String listed(String more) {
        return more.isEmpty() ? "" : ", " + more;
    }
}
