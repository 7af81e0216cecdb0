// The buyer's orders, newest first.

import { call, session } from './api.js';
import { button, card, h, tag, tile, when, yuan } from './kit.js';
import { waitingCard } from './waiting.js';
import { login } from './wechat.js';
import { t } from './words.js';

const PAGE = 20;
const KINDS = { SETTLED: 'good', PAID: 'good', RECEIVED: 'good', SHIPPED: 'good',
  CANCELLED: 'bad', REJECTED: 'bad', AWAITING_PAYMENT: 'warn', AWAITING_RECIPIENT: 'warn' };

/** The tag of an order's status. */
export function statusTag(order) {
  return tag(t(order.pending ? `pending.${order.pending}` : `status.${order.status}`),
    order.pending ? 'warn' : KINDS[order.status]);
}

function row(order) {
  const what = order.lines.map((line) => `${line.title ?? line.sku} × ${line.quantity}`)
    .join(', ');
  return h('li', { class: 'row row_link' },
    tile('', order.lines[0].title ?? order.lines[0].sku, 'tile_small'),
    h('div', { class: 'row__main' },
    h('a', { href: `#/o/${order.order_id}` }, what),
    h('p', { class: 'small' }, when(order.placed_at))),
  h('div', { class: 'row__side' }, h('p', { class: 'price' },
    order.total ? yuan(order.total) : '–'), statusTag(order)));
}

export async function orders(signal) {
  if (!session()) {
    return { title: t('tab.orders'), node: [h('p', { class: 'empty' }, t('orders.login')),
      button(t('login.main'), login, { kind: 'main', id: 'login' })] };
  }
  const list = h('ul');
  const more = h('div', { class: 'actions' });
  const load = async (cursor) => {
    const page = await call('order', 'GET',
      `/v1/orders?limit=${PAGE}${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      { signal });
    list.append(...page.items.map(row));
    more.replaceChildren(...page.next_cursor
      ? [button(t('orders.more'), () => load(page.next_cursor), { id: 'more' })] : []);
  };
  const [waiting] = await Promise.all([waitingCard(), load()]);
  return { title: t('tab.orders'), node: list.children.length ? [waiting, card(null, list), more]
    : [waiting, h('p', { class: 'empty' }, t('orders.none')),
      h('a', { class: 'btn btn_main', href: '#/' }, t('orders.shop'))] };
}
