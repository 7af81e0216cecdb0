package io.hutong.work;

/**
 * Where a result belongs that could not be written.
 *
 * @param table   of the row that was leased
 * @param key     its column
 * @param value   in that column
 * @param subject for people: what it is about
 * @param orderId that it belongs to, or whatever else owns it
 */
public record Parked(String table, String key, String value, String subject, String orderId) {

    /** A row that has a number of its own. */
    public static Parked numbered(String table, String number, String orderId) {
        return new Parked(table, "number", number, number, orderId);
    }
}
