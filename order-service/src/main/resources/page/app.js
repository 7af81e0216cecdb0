// The frame: which view is shown, the bars around it, the language.

import { loadSettings } from './api.js';
import { drawing, h, notice, quiet } from './kit.js';
import { gift } from './gift.js';
import { me } from './me.js';
import { order } from './order.js';
import { orders } from './orders.js';
import { opened, product, shop } from './shop.js';
import { choose, language, preferred, speak, t } from './words.js';

const TABS = [
  ['shop', '#/', 'M4 9l1.4-4h13.2L20 9M4 9v10h16V9M4 9h16M9 19v-5h6v5'],
  ['orders', '#/orders', 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6'],
  ['me', '#/me', 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c1-4 4-5.5 7.5-5.5s6.5 1.5 7.5 5.5']];

const ROUTES = [
  [/^\/p\/([^/]+)$/, 'shop', ([sku], query, signal) => product(sku, query, signal)],
  [/^\/o\/([^/]+)$/, 'orders', ([id], query, signal) => order(id, signal)],
  [/^\/gift\/([^/]+)$/, 'shop', ([token], query, signal) => gift(token, signal)],
  [/^\/s\/([^/]+)$/, 'shop', ([token], query, signal) => opened(token, signal)],
  [/^\/orders$/, 'orders', (found, query, signal) => orders(signal)],
  [/^\/me$/, 'me', (found, query, signal) => me(signal)],
  [/^.*$/, 'shop', (found, query, signal) => shop(query, signal)]];

const $ = (id) => document.getElementById(id);
let leaving = new AbortController();

function place() {
  const [path, query] = (location.hash.slice(1) || '/').split('?');
  for (const [pattern, tab, view] of ROUTES) {
    const found = pattern.exec(path);
    if (found) {
      return { tab, view, found: found.slice(1).map(decode),
        query: new URLSearchParams(query) };
    }
  }
  throw new Error('the last route takes everything');
}

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function bars(tab) {
  $('skip').textContent = t('skip');
  $('tabs').setAttribute('aria-label', t('tabs'));
  $('tabs').replaceChildren(...TABS.map(([name, href, path]) => h('a', { href, id: `tab-${name}`,
    'aria-current': name === tab ? 'page' : null }, drawing(path), t(`tab.${name}`))));
  $('languages').replaceChildren(...[['zh', '中文'], ['en', 'EN']].map(([code, label]) =>
    h('button', { type: 'button', id: `speak-${code}`, lang: code,
      'aria-pressed': String(code === language()), onclick: async () => {
        await choose(code);
        await draw();
        $(`speak-${code}`).focus();
      } }, label)));
}

function headline(shown) {
  $('title').textContent = shown.title;
  document.title = shown.title === '互通 Hutong' ? shown.title : `${shown.title} · 互通 Hutong`;
  $('back').hidden = !shown.back;
  $('back').setAttribute('aria-label', t('back'));
  if (shown.back) {
    $('back').href = shown.back;
  }
}

function failed(problem) {
  if (!problem.sentence && problem.name !== 'AbortError') {
    console.error(problem);
  }
  const gone = problem.status === 404;
  return { title: t(gone ? 'error.nothing' : 'error.title'), back: '#/', node: [
    h('p', { class: 'empty', role: 'alert' }, problem.sentence ?? t('error.page')),
    gone ? h('a', { class: 'btn btn_main', href: '#/' }, t('orders.shop'))
      : h('button', { class: 'btn', type: 'button', id: 'again', onclick: () => draw() },
        t('again'))] };
}

/** Shows the view that the address names; answers whether it was still wanted when it was there. */
async function draw() {
  leaving.abort();
  leaving = new AbortController();
  const { signal } = leaving;
  const { tab, view, found, query } = place();
  bars(tab);
  $('view').setAttribute('aria-busy', 'true');
  const shown = await view(found, query, signal).catch(failed);
  if (signal.aborted) {
    return false;
  }
  headline(shown);
  $('view').replaceChildren(...[shown.node].flat(3).filter(Boolean));
  $('view').removeAttribute('aria-busy');
  return true;
}

async function go() {
  quiet();
  if (await draw()) {
    $('view').scrollTop = 0;
    scrollTo(0, 0);
    $('title').focus();
  }
}

addEventListener('hashchange', go);
document.addEventListener('session', async () => {
  if (await draw()) {
    $('title').focus();
  }
});
$('skip').addEventListener('click', (event) => {
  event.preventDefault();
  $('view').focus();
});
try {
  await Promise.all([loadSettings(), speak(preferred())]);
  await draw();
} catch (error) {
  console.error(error);
  notice('请刷新页面。 Please reload the page.');
}
