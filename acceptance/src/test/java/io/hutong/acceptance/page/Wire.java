package io.hutong.acceptance.page;

import io.hutong.acceptance.driver.Browser;
import java.util.List;

/** What becomes of the page's writes on their way; until the page is loaded again. */
final class Wire {

    private static final String TAKE = """
            const [address, fate] = arguments;
            window.untouched ??= window.fetch.bind(window);
            const real = window.untouched;
            window.writes = [];
            window.fetch = async (url, options = {}) => {
              if ((options.method ?? 'GET') === 'GET' || !String(url).endsWith(address)) {
                return real(url, options);
              }
              const write = {key: options.headers['Idempotency-Key'], done: false};
              window.writes.push(write);
              if (fate === 'NEVER_SENT') {
                return new Promise(() => {});
              }
              const answer = await real(url, fate === 'SPOILED'
                ? {...options, body: '{"lines": []}'} : options);
              await answer.clone().text();
              write.done = true;
              if (fate === 'HELD') {
                return new Promise(() => {});
              }
              if (fate === 'LOST') {
                throw new TypeError('Failed to fetch');
              }
              return fate === 'HIJACKED' ? new Response('<html>Please log in</html>') : answer;
            };
            """;

    private final Browser browser;

    Wire(Browser browser) {
        this.browser = browser;
    }

    /** Fates of a write. */
    enum Fate {
        /** It never leaves the phone, and the page is not told. */
        NEVER_SENT,
        /** It is carried out, and its answer is under way for ever. */
        HELD,
        /** It is carried out, and the connection breaks before its answer. */
        LOST,
        /** It is carried out, and a hotel's login page answers in place of the service. */
        HIJACKED,
        /** Another body arrives in its place, which the service refuses. */
        SPOILED,
        WATCHED
    }

    /** From now on, to writes whose address ends so. */
    void treats(String address, Fate fate) {
        browser.run(TAKE, address, fate.name());
    }

    /** Waits until the last write has left, and been carried out if that is its fate. */
    void hasTaken(Fate fate) {
        browser.waitsUntil("const last = window.writes.at(-1); return Boolean(last"
                + " && (last.done || arguments[0]))", fate == Fate.NEVER_SENT);
    }

    /** Keys of the writes that were seen. */
    List<?> keys() {
        return (List<?>) browser.run("return window.writes.map(write => write.key)");
    }
}
