import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The types through which an order goes from {@code POST /v1/orders} to Kafka's producer. They are
 * declared in a list, which is compared with the code: the first takes the call, the last has the
 * producer, and each between is named by one before it or names one before it (as an
 * implementation names its interface and a worker the table that it reads).
 */
final class OrderPath {

    private OrderPath() {
    }

    /** The list says what the code does not do. */
    static final class Untrue extends RuntimeException {

        Untrue(String why) {
            super(why);
        }
    }

    /** @throws Untrue when the list is not true of the code */
    static List<String> in(Path list, List<Source> sources) throws IOException {
        List<String> path = Files.readAllLines(list).stream().map(String::strip)
                .filter(it -> !it.isEmpty() && !it.startsWith("#")).toList();
        Map<String, Source> product = new HashMap<>();
        sources.stream().filter(Source::isProduct)
                .forEach(it -> product.put(it.packageName() + "." + it.name(), it));
        List<Source> passed = new ArrayList<>();
        for (String name : path) {
            Source source = product.get(name);
            require(source != null, "there is no type " + name);
            require(passed.isEmpty() || passed.stream().anyMatch(
                    it -> knows(it, source) || knows(source, it)),
                    name + " and what stands before it do not know each other");
            passed.add(source);
        }
        require(passed.getFirst().tokens().contains("\"/v1/orders\""),
                "the first does not take POST /v1/orders");
        require(passed.getLast().tokens().contains("KafkaProducer"),
                "the last does not have the producer");
        return path;
    }

    private static boolean knows(Source one, Source other) {
        return one.tokens().contains(other.name());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Untrue(otherwise);
        }
    }
}
