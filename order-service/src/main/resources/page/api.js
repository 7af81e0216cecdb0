// The services, as this page calls them: one session, problems as sentences, keys for writes.

import { notice } from './kit.js';
import { has, language, t } from './words.js';

const SESSION = 'hutong.session';
const BUSY = 503;
const UNSAID = 'HTTP_';
/** Milliseconds; reading again changes nothing, so a busy service is asked once more, and again. */
const READ_AGAIN_AFTER = [500, 1500];
const settings = {};

export async function loadSettings() {
  Object.assign(settings, await (await fetch('/page/config.json')).json());
}

export function setting(name) {
  return settings[name];
}

/** Why a call failed. Its code is stable; its sentence is for the reader. */
export class Problem extends Error {
  constructor(status, code, detail = '', errors = []) {
    super(`${status} ${code}`);
    Object.assign(this, { status, code, detail, errors });
  }

  get sentence() {
    const fields = this.errors.map((e) => `${e.pointer} ${e.detail}`).join('; ');
    if (has(`error.${this.code}`)) {
      return t(`error.${this.code}`) + (fields ? ` (${fields})` : '');
    }
    const detail = [this.detail, fields].filter(Boolean).join(' ');
    return language() === 'en' && detail ? detail : t('error.other', { code: this.code, detail });
  }

  /**
   * Whether the service has said no for good. What something between the page and the service
   * says, such as a hotel's login page, is no answer of the service.
   */
  get isFinal() {
    return this.status >= 400 && this.status < 500
      && ![401, 408, 413, 429].includes(this.status) && !this.code.startsWith(UNSAID)
      && this.code !== 'IDEMPOTENCY_KEY_IN_FLIGHT';
  }
}

/** The buyer who is logged in, in this tab; null for nobody. The services say when it is over. */
export function session() {
  return JSON.parse(sessionStorage.getItem(SESSION) ?? 'null');
}

export function keepSession(opened) {
  if (opened) {
    sessionStorage.setItem(SESSION, JSON.stringify(opened));
  } else {
    sessionStorage.removeItem(SESSION);
  }
}

/** A tab that was made from this one has its session, too, and each token renews it once only. */
const tabs = new BroadcastChannel(SESSION);
const family = (open) => open.refresh_token.split('.')[0];
tabs.onmessage = ({ data: renewed }) => {
  const open = session();
  if (open && family(open) === family(renewed) && open.expires_at <= renewed.expires_at) {
    keepSession(renewed);
  }
};

const BASES = { order: () => '', payment: () => settings.payment_url,
  merchant: () => settings.merchant_url, sandbox: () => settings.sandbox_url };

async function reach(url, options) {
  try {
    return await fetch(url, options);
  } catch (error) {
    throw error.name === 'AbortError' ? error : new Problem(0, 'UNREACHABLE');
  }
}

let renewing = null;

/** The session's next token, asked for once however many calls wait for it: it works once. */
function renew() {
  renewing ??= next(session()).finally(() => { renewing = null; });
  return renewing;
}

async function next(open) {
  const ask = () => reach('/v1/sessions/refresh', { method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ refresh_token: open.refresh_token }) });
  // an answer that was lost is given once more, but only within seconds
  const response = await ask().catch(ask);
  if (session()?.refresh_token !== open.refresh_token) {
    return;
  }
  if (response.ok) {
    const renewed = { ...open, ...await response.json() };
    keepSession(renewed);
    tabs.postMessage(renewed);
  } else if (response.status === 401) {
    keepSession(null);
    document.dispatchEvent(new Event('session'));
    notice(t('error.UNAUTHENTICATED'));
  }
}

/**
 * With the session's token; the sandbox plays WeChat and needs none. A token that is over was
 * refused before anything was done, so the next one may ask the same again.
 */
async function authorized(service, url, { headers, ...options }) {
  const open = service === 'sandbox' ? null : session();
  const attempt = (token) => reach(url, { ...options,
    headers: token ? { ...headers, Authorization: `Bearer ${token}` } : headers });
  const response = await attempt(open?.token);
  if (response.status !== 401 || !open) {
    return response;
  }
  if (session()?.token === open.token) {
    await renew();
  }
  const now = session()?.token;
  return now && now !== open.token ? attempt(now) : response;
}

/** Ends the session at the service and forgets it; false when the service could not be told. */
export async function logout() {
  let told = true;
  try {
    await call('order', 'DELETE', '/v1/sessions/current');
  } catch (problem) {
    told = problem.status === 401;
  }
  keepSession(null);
  return told;
}

export async function call(service, method, path, { body, key, signal } = {}) {
  const headers = {};
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  if (key) {
    headers['Idempotency-Key'] = key;
  }
  const ask = () => authorized(service, BASES[service]() + path, { method, headers, signal,
    body: body === undefined ? undefined : JSON.stringify(body) });
  let response = await ask();
  for (const pause of method === 'GET' ? READ_AGAIN_AFTER : []) {
    if (response.status !== BUSY) {
      break;
    }
    await new Promise((resolve) => { setTimeout(resolve, pause); });
    response = await ask();
  }
  return answer(response);
}

async function answer(response) {
  const json = readable(await bodyOf(response));
  if (response.ok) {
    if (json) {
      return json;
    }
    throw new Problem(0, 'UNREADABLE');
  }
  throw new Problem(response.status, json?.code ?? `${UNSAID}${response.status}`,
    json?.detail ?? json?.message, json?.errors);
}

/** An answer that breaks off half-way is none: the connection is gone, not the page broken. */
async function bodyOf(response) {
  try {
    return await response.text();
  } catch (error) {
    throw error.name === 'AbortError' ? error : new Problem(0, 'UNREACHABLE');
  }
}

/** What a body says, {} for an empty one; null for what no service of ours would say. */
function readable(text) {
  try {
    const json = text ? JSON.parse(text) : {};
    return json !== null && typeof json === 'object' ? json : null;
  } catch {
    return null;
  }
}

/** Calls back for each server-sent event until the stream ends. EventSource takes no token. */
export async function events(path, signal, heard) {
  const response = await authorized('order', path, { signal,
    headers: { Accept: 'text/event-stream' } });
  if (!response.ok) {
    await answer(response);
  }
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const blocks = (rest + part.value.replaceAll('\r', '')).split('\n\n');
    rest = blocks.pop();
    for (const block of blocks) {
      const data = block.split('\n').filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5)).join('\n');
      if (data) {
        heard(JSON.parse(data));
      }
    }
  }
}
