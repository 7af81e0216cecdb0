// Browsing, opening what somebody shared, and buying with one tap.

import { call, session, setting } from './api.js';
import { button, card, field, h, say, swap, tag, tile, when, yuan } from './kit.js';
import { address } from './me.js';
import { textSheet } from './sheet.js';
import { onItsWay, purchase, waitingBox } from './waiting.js';
import { login, mandate, signMandate } from './wechat.js';
import { ARRIVED, wish } from './wishes.js';
import { has, t } from './words.js';

const PAGE = 40;
const QUANTITY_MAX = 99;

/** What the buyer has come by: products opened from a shared text, by SKU, in this visit. */
const shared = new Map();

function categoryName(category) {
  return has(`category.${category}`) ? t(`category.${category}`) : category;
}

/* the list */

function goods(items, from) {
  return items.length === 0 ? h('p', { class: 'empty' }, t('shop.nothing'))
    : h('ul', { class: 'goods' }, items.map((item) => h('li', {},
      h('a', { href: `#/p/${encodeURIComponent(item.sku)}${from}` },
        tile(item.category, item.title),
        h('div', { class: 'about' }, h('p', { class: 'name' }, item.title),
          h('p', { class: 'small' }, categoryName(item.category), item.available > 0 ? null
            : [' ', tag(t('product.sold_out'), 'bad')]),
          h('p', { class: 'price' }, yuan((item.flash ?? item).price)))))));
}

function searchForm(words) {
  const input = h('input', { type: 'search', name: 'q', value: words, maxlength: 64,
    placeholder: t('shop.search_hint') });
  return h('form', { role: 'search', onsubmit: (event) => {
    event.preventDefault();
    location.hash = input.value.trim() ? `#/?q=${encodeURIComponent(input.value.trim())}` : '#/';
  } }, field(t('shop.search'), input));
}

function pasteCard() {
  const area = h('textarea', { id: 'paste', rows: 2, placeholder: t('paste.hint') });
  return card(t('paste.title'), field(t('paste.label'), area),
    button(t('paste.main'), async () => {
      location.hash = `#/p/${encodeURIComponent(await resolve(area.value))}`;
    }, { kind: 'small', id: 'open-shared' }));
}

/** Follows whatever was pasted; answers the SKU that it leads to. */
async function resolve(text) {
  const found = await call('order', 'POST', '/v1/links/resolve', { body: { text } });
  shared.set(found.sku, found);
  return found.sku;
}

/** The product behind a share link that was clicked. */
export async function opened(token, signal) {
  const sku = await resolve(token);
  history.replaceState(null, '', `#/p/${encodeURIComponent(sku)}`);
  return product(sku, new URLSearchParams(), signal);
}

export async function shop(query, signal) {
  const words = query.get('q') ?? '';
  const found = await call('merchant', 'GET',
    `/v1/products?limit=${PAGE}&q=${encodeURIComponent(words)}`, { signal });
  return { title: '互通 Hutong', node: [card(null, searchForm(words)),
    goods(found.items, words ? '?from=search' : ''),
    pasteCard(), h('p', { class: 'small' }, t('shop.about'))] };
}

/* one product */

function stepper(product, changed) {
  const max = Math.max(1, Math.min(product.max_per_order ?? QUANTITY_MAX,
    product.max_per_buyer_day ?? QUANTITY_MAX, QUANTITY_MAX, product.available));
  let quantity = 1;
  const shown = h('output', { id: 'quantity', 'aria-live': 'polite' }, '1');
  const turn = (by) => {
    quantity = Math.min(max, Math.max(1, quantity + by));
    shown.value = String(quantity);
    changed(quantity);
  };
  return h('div', { class: 'row' }, h('span', { class: 'row__main', id: 'how-many' },
    t('product.quantity')), h('div', { class: 'stepper', role: 'group',
    'aria-labelledby': 'how-many' },
  h('button', { type: 'button', 'aria-label': t('product.less'), onclick: () => turn(-1) }, '−'),
  shown,
  h('button', { type: 'button', 'aria-label': t('product.more'), onclick: () => turn(1) }, '+')));
}

function giftChoice(changed) {
  const message = h('textarea', { rows: 2, maxlength: 200 }, t('gift.wish'));
  const box = h('div', { hidden: true }, field(t('gift.message'), message),
    h('p', { class: 'small' }, t('gift.to')));
  const address = deliverTo();
  const tick = h('input', { type: 'checkbox', id: 'as-gift', onchange: () => {
    box.hidden = !tick.checked;
    address.hidden = tick.checked;
    changed();
  } });
  return { node: [h('label', { class: 'check' }, tick, t('gift.as')), box, address],
    value: () => (tick.checked ? { message: message.value } : undefined) };
}

function channelOf(product, gift, from) {
  if (shared.has(product.sku)) {
    return shared.get(product.sku).channel;
  }
  if (gift) {
    return 'GIFT';
  }
  return from === 'search' ? 'SEARCH' : 'MINI_PROGRAM_HOME';
}

/** The price of one piece: subsidised where the budget does for all of them. */
function pieceOf(product, quantity) {
  return product.flash && quantity <= product.flash.pieces_left ? product.flash.price
    : product.price;
}

/** The order's body. The expected total is what the consent line names: no other is debited. */
function bodyOf(product, choice) {
  const body = { mini_program: setting('mini_program'),
    lines: [{ sku: product.sku, quantity: choice.quantity }],
    channel: channelOf(product, choice.gift, choice.from),
    expected_total: { total: pieceOf(product, choice.quantity).total * choice.quantity,
      currency: 'CNY' },
    fallback: 'CASHIER' };
  const token = shared.get(product.sku)?.share_token;
  if (token) {
    body.share_token = token;
  }
  if (choice.gift) {
    body.gift = choice.gift;
  } else {
    body.ship_to = address();
  }
  return body;
}

/** What will happen to the buyer's money, said beside the button that makes it happen. */
function consent(signed, amount) {
  const fits = signed && amount <= signed.limits.per_debit.total
    && amount <= signed.remaining_today.total;
  const text = !signed ? t('consent.none') : t(fits ? 'consent.debit' : 'consent.limit',
    { amount: yuan(amount) });
  return h('p', { id: 'consent', class: fits ? 'consent' : 'consent consent_off' }, text);
}

/** Sends an order and draws what becomes of it: the order, the wait for it, the shop again. */
function ordering(product, drawn) {
  const place = purchase(product.sku);
  return async (body) => {
    say(t('waiting.sending'));
    try {
      location.hash = `#/o/${(await place(body)).order_id}`;
    } catch (problem) {
      if (problem.code === ARRIVED) {
        document.dispatchEvent(new Event('session'));
      } else {
        drawn(await onItsWay(product.sku));
      }
      throw problem;
    }
  };
}

/** What the buyer may do: log in, buy, or first allow debits without a password. */
function offers(signed, amount, { buy, sign }) {
  if (!session()) {
    return button(t('buy.login'), login, { kind: 'main', id: 'buy' });
  }
  return signed?.status === 'SIGNED'
    ? [consent(signed, amount), button(t('buy.now', { amount: yuan(amount) }), buy,
      { kind: 'main', id: 'buy', describedby: 'consent' })]
    : [consent(null, amount), button(t('buy.sign'), sign, { kind: 'main', id: 'sign' }),
      button(t('buy.cashier', { amount: yuan(amount) }), buy,
        { id: 'buy-cashier', describedby: 'consent' })];
}

function checkout(product, from, signed, kept) {
  const box = h('div', { class: 'actions' });
  const gift = giftChoice(() => draw());
  let quantity = 1;
  let waiting = kept;
  const choice = card(null, stepper(product, (chosen) => {
    quantity = chosen;
    draw();
  }), gift.node);
  const send = ordering(product, (still) => {
    waiting = still;
    draw();
  });
  const buy = () => send(bodyOf(product, { quantity, from, gift: gift.value() }));
  const finish = () => send(waiting.ask.gift ? waiting.ask : { ...waiting.ask,
    ship_to: address() });
  const sign = async () => {
    signed = await signMandate() ?? signed;
    draw();
    (document.getElementById('buy') ?? document.getElementById('sign')).focus();
  };
  const draw = () => {
    choice.hidden = Boolean(waiting);
    swap(box, waiting ? [waiting.ask.gift ? null : deliverTo(), waitingBox(waiting, finish)]
      : offers(signed, pieceOf(product, quantity).total * quantity, { buy, sign }));
  };
  draw();
  return [choice, box];
}

function deliverTo() {
  const to = address();
  return h('p', { class: 'small' }, t('address.to', { name: to.name,
    place: `${to.region} ${to.street}` }), ' ', h('a', { href: '#/me' }, t('address.change')));
}

async function share(product) {
  if (!session() && !await login()) {
    return;
  }
  const link = await wish('order', '/v1/links', { name: `share ${product.sku}`,
    needs: 'token_text' })({ sku: product.sku, channel: 'SHARE_LINK' });
  await textSheet(t('share.title'), link.token_text, t('share.text'));
}

function sharedNote(product) {
  const link = shared.get(product.sku);
  return link && h('p', { class: 'consent' }, t('share.from', {
    channel: t(`channel.${link.channel}`) }));
}

function price({ price: full, flash }) {
  return [h('p', { class: 'price price_big' }, yuan((flash ?? { price: full }).price)),
    flash && h('p', { class: 'small' }, tag(t('flash.now'), 'bad'), ' ', t('flash.instead',
      { full: yuan(full), count: flash.pieces_left, time: when(flash.ends_at) }))];
}

export async function product(sku, query, signal) {
  const [item, signed, waiting] = await Promise.all([
    call('merchant', 'GET', `/v1/products/${encodeURIComponent(sku)}`, { signal }),
    session() ? mandate(signal).catch(() => null) : null, onItsWay(sku)]);
  const left = item.available > 0 ? tag(t('product.left', { count: item.available }))
    : tag(t('product.sold_out'), 'bad');
  return { title: t('product.title'), back: '#/', node: [
    tile(item.category, item.title, 'tile_wide'), sharedNote(item),
    card(null, price(item),
      h('h2', { id: 'product-name' }, item.title),
      h('p', { class: 'small' }, t('product.by', { merchant: item.merchant_id }), ' ', left),
      item.max_per_buyer_day && h('p', { class: 'small' }, t('product.per_day',
        { count: item.max_per_buyer_day })),
      item.deliver_within_minutes && h('p', { class: 'small' }, t('product.promise',
        { minutes: item.deliver_within_minutes })),
      button(t('share.main'), () => share(item), { kind: 'small', id: 'share' })),
    item.available > 0 || waiting ? checkout(item, query.get('from'), signed, waiting)
      : null] };
}
