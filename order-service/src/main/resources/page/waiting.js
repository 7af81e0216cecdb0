// An order whose answer has not come: the page says so instead of offering to buy once more.

import { setting } from './api.js';
import { button, card, h, tile, when, yuan } from './kit.js';
import { allUnanswered, seen, unanswered, wish } from './wishes.js';
import { t } from './words.js';

const CART = 'buy ';

/** The buyer's wish to buy this product. Where the parcel goes is not kept. */
export function purchase(sku) {
  return wish('order', '/v1/orders', { name: CART + sku, needs: 'order_id', shown: true,
    keep: ({ ship_to: kept, ...rest }) => rest });
}

/** The buyer sees this order, so the tap that it came of is answered. */
export function orderSeen(id) {
  return seen(CART, id);
}

/** What of this product was ordered without an answer; null for nothing. */
export async function onItsWay(sku) {
  const kept = await unanswered(CART + sku);
  return kept && kept.ask.mini_program === setting('mini_program') ? kept : null;
}

function sentence({ since, ask }) {
  return t('waiting.order', { time: when(since), count: ask.lines[0].quantity,
    amount: yuan(ask.expected_total) });
}

/** Stands where the button to buy would be: the same order again, or a look at what there is. */
export function waitingBox(kept, finish) {
  return [h('p', { id: 'on-its-way', class: 'consent', role: 'status' }, sentence(kept)),
    button(t('waiting.finish', { amount: yuan(kept.ask.expected_total) }), finish,
      { kind: 'main', id: 'buy', describedby: 'on-its-way' }),
    h('a', { class: 'btn', href: '#/orders' }, t('waiting.orders'))];
}

/** All of the buyer's orders that wait for an answer, above those that are known. */
export async function waitingCard() {
  const all = await allUnanswered(CART);
  return all.length > 0 && card(t('waiting.title'), all.map((kept) => {
    const { sku } = kept.ask.lines[0];
    return h('div', { class: 'row row_link' }, tile('', sku, 'tile_small'),
      h('div', { class: 'row__main' }, h('a', { href: `#/p/${encodeURIComponent(sku)}` }, sku),
        h('p', { class: 'small' }, sentence(kept))));
  }));
}
