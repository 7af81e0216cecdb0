// What the buyer has asked for and has not been told the end of. Its key is kept where a reload, a
// closed page and a second tab find it, so that asking again is asking for the same thing. It is in
// IndexedDB because its transactions are what two tabs cannot do at the same time.

import { call, Problem, session } from './api.js';

const DATABASE = 'hutong.wishes';
const STORE = 'wishes';
const IN_TAB = 'hutong.wish.';
const HOUR = 3_600_000;
/** The services know a key for 24 hours; after that the same key would be carried out anew. */
const KEPT_FOR = 20 * HOUR;
const FORGOTTEN_AFTER = 7 * 24 * HOUR;

/** The service has had this key with another body: the first wish had arrived. */
export const ARRIVED = 'IDEMPOTENCY_KEY_REUSED';

let opening = null;

/** Where wishes are kept; null where the browser keeps nothing, then a tab keeps its own. */
function database() {
  opening ??= new Promise((resolve) => {
    const request = indexedDB.open(DATABASE, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
  }).then(forgetOld, () => null);
  return opening;
}

async function forgetOld(db) {
  if (db) {
    const old = Date.now() - FORGOTTEN_AFTER;
    await act(db, 'readwrite', (store) => {
      store.openCursor().onsuccess = ({ target: { result: at } }) => {
        if (at && at.value.since < old) {
          at.delete();
        }
        at?.continue();
      };
    });
  }
  return db;
}

function act(db, mode, work) {
  return new Promise((resolve, reject) => {
    const transaction = db.transaction(STORE, mode, { durability: 'strict' });
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error);
    work(transaction.objectStore(STORE));
  });
}

/** Decides over what is kept under an id and keeps the decision: one moment for all tabs. */
async function change(id, decide) {
  const db = await database();
  let now = null;
  if (!db) {
    now = decide(JSON.parse(sessionStorage.getItem(IN_TAB + id) ?? 'null'));
    if (now) {
      sessionStorage.setItem(IN_TAB + id, JSON.stringify(now));
    }
    return now;
  }
  await act(db, 'readwrite', (store) => {
    store.get(id).onsuccess = ({ target: { result } }) => {
      now = decide(result ?? null);
      if (now && now !== result) {
        store.put(now);
      }
    };
  });
  return now;
}

/** Of one buyer: whoever logs in next has wishes of their own. */
function idOf(name) {
  return `${session()?.openid ?? ''} ${name}`;
}

function isFresh(kept) {
  return Date.now() - kept.since < KEPT_FOR;
}

function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

async function everything() {
  const db = await database();
  if (!db) {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(IN_TAB))
      .map((key) => JSON.parse(sessionStorage.getItem(key)));
  }
  let all = [];
  await act(db, 'readonly', (store) => {
    store.getAll().onsuccess = ({ target: { result } }) => { all = result; };
  });
  return all;
}

/** What the buyer has asked for under that name and has no answer to; null for nothing. */
export async function unanswered(name) {
  const kept = session() && await change(idOf(name), (found) => found);
  return kept && !kept.answered && isFresh(kept) ? kept : null;
}

/** All unanswered wishes of the buyer whose names begin so, the latest first. */
export async function allUnanswered(prefix) {
  return session() ? (await everything()).filter((kept) => kept.id.startsWith(idOf(prefix))
    && !kept.answered && isFresh(kept)).sort((a, b) => b.since - a.since) : [];
}

function settle(id, key) {
  return change(id, (found) => (found?.key === key ? { ...found, answered: true, ask: null }
    : found));
}

/** The buyer has before their eyes what those wishes were answered with. */
export async function seen(prefix, answer) {
  for (const kept of await allUnanswered(prefix)) {
    if (kept.told === answer) {
      await settle(kept.id, kept.key);
    }
  }
}

/**
 * A wish of the buyer, such as to buy this. It keeps its key until it is answered, whatever its
 * body, and however often, after however many reloads and in however many tabs it is sent; so it
 * is carried out once. It becomes a new wish only where its answer has been seen: a tab that was
 * open while another one was answered asks for the same and is told the same.
 *
 * @param name  tells the buyer's wishes apart
 * @param keep  what of the body is kept for asking again; never where parcels go
 * @param needs a field without which an answer is none
 * @param shown true where the answer counts only once {@link seen} has been told of that field: a
 *              reload may come between the answer and what it leads to
 */
export function wish(service, path, { name = path, keep = () => null, needs, shown = false } = {}) {
  let known = null;
  const born = change(idOf(name), (found) => {
    known = found?.answered ? found.key : null;
    return found;
  }).catch(() => null);
  return async (body) => {
    await born;
    const id = idOf(name);
    const { key } = await change(id, (found) => (found && found.key !== known && isFresh(found)
      ? found : { id, key: newKey(), since: Date.now(), answered: false, ask: keep(body) }));
    const over = () => {
      known = key;
      return settle(id, key);
    };
    try {
      const done = await call(service, 'POST', path, { body, key });
      if (needs && !done[needs]) {
        throw new Problem(0, 'UNREADABLE');
      }
      await (shown ? change(id, (found) => (found?.key === key && !found.answered
        ? { ...found, told: done[needs] } : found)) : over());
      return done;
    } catch (problem) {
      if (problem.isFinal) {
        await over();
      }
      throw problem;
    }
  };
}
