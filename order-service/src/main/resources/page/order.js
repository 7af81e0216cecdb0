// One order: where it stands, what the buyer may do now, and its story as it happens.

import { call, events } from './api.js';
import { button, card, fen, field, h, notice, say, swap, tag, tile, when, yuan } from './kit.js';
import { giftStatus } from './gift.js';
import { moneyTrail } from './money.js';
import { merchantsSide } from './backstage.js';
import { confirmSheet, formSheet, textSheet } from './sheet.js';
import { reason, stepList, stepsOf } from './steps.js';
import { orderSeen } from './waiting.js';
import { cashier } from './wechat.js';
import { wish } from './wishes.js';
import { has, t } from './words.js';

const BAD = ['CANCELLED', 'REJECTED'];
const WAITING = ['AWAITING_PAYMENT', 'AWAITING_RECIPIENT'];
const LOOK_EVERY = 1000;
const RECONNECT_FIRST = 500;
const RECONNECT_MAX = 15_000;

/* what is shown */

/** What comes next, in words. */
function next(order, asked) {
  if (order.pending) {
    return t(`pending.${order.pending}`);
  }
  if (order.reason) {
    return reason(order.reason);
  }
  const held = order.status === 'RECEIVED' && asked.some((one) => one.status === 'OPEN');
  const given = order.status === 'SHIPPED' && order.gift;
  const key = `next.${held ? 'HELD' : given ? 'GIFT_SHIPPED' : order.status}`;
  return has(key) ? t(key) : '';
}

function stateBox(order, asked) {
  const kind = BAD.includes(order.status) ? 'bad' : WAITING.includes(order.status) ? 'warn' : '';
  const mark = kind === 'bad' ? '✕' : kind === 'warn' ? '…' : '✓';
  return h('div', { class: `state ${kind && `state_${kind}`}` },
    h('span', { class: 'state__icon', 'aria-hidden': 'true' },
      order.pending || order.status === 'PLACED' ? '…' : mark),
    h('div', {}, h('h2', { id: 'status' }, t(`status.${order.status}`)),
      h('p', { class: 'soft' }, next(order, asked))));
}

function goodsCard(order) {
  return card(t('order.goods'), order.lines.map((line) => h('div', { class: 'row' },
    tile('', line.title ?? line.sku, 'tile_small'),
    h('div', { class: 'row__main' }, h('p', {}, line.title ?? line.sku),
      h('p', { class: 'small' }, `× ${line.quantity}`),
      line.delivery?.deliver_by && h('p', { class: 'small' }, t('order.deliver_by',
        { time: when(line.delivery.deliver_by) }))),
    h('span', { class: 'price' }, line.amount ? yuan(line.amount) : ''))),
  order.total && h('div', { class: 'row' }, h('span', { class: 'row__main' }, t('order.total')),
    h('span', { class: 'price' }, yuan(order.total))),
  order.refunded.total > 0 && h('div', { class: 'row' },
    h('span', { class: 'row__main' }, t('order.refunded')),
    h('span', { class: 'price' }, yuan(order.refunded))));
}

function factsCard(order) {
  const paid = order.payment?.paid_at;
  const pairs = [[t('order.number'), h('span', { class: 'mono' }, order.order_id)],
    [t('order.placed'), when(order.placed_at)], [t('order.channel'),
      t(`channel.${order.channel}`)],
    paid && [t('order.paid_by'), t(`mode.${order.payment.mode}`)],
    paid && [t('order.transaction'), h('span', { class: 'mono' }, order.payment.transaction_id)]];
  return card(t('order.facts'), h('dl', { class: 'pairs' }, pairs.filter(Boolean)
    .map(([name, value]) => [h('dt', {}, name), h('dd', {}, value)])));
}

function giftCard(order) {
  if (!order.gift) {
    return null;
  }
  const text = t('gift.invitation', {
    link: `${location.origin}/#/gift/${encodeURIComponent(order.gift.token)}` });
  return card(t('gift.title'), h('p', { class: 'soft', id: 'gift-status' },
    giftStatus(order.gift)),
  order.gift.status === 'OFFERED' && h('div', { class: 'actions' },
    button(t('gift.send'), () => textSheet(t('gift.send'), text, t('gift.send_text')),
      { kind: 'main', id: 'gift-send' })));
}

/** What the buyer has asked back, and what the merchant has said to it. */
function askedCard(asked) {
  return asked.length > 0 && card(t('refund.all'), asked.map((one) => h('div', { class: 'row' },
    h('div', { class: 'row__main' }, h('p', {}, one.reason),
      one.note && h('p', { class: 'small' }, one.note),
      one.status === 'OPEN' && one.decide_by && h('p', { class: 'small' },
        t('refund.until', { time: when(one.decide_by) }))),
    h('div', { class: 'row__side' }, h('p', { class: 'price' }, yuan(one.amount)),
      tag(t(`refund.${one.status}`), { APPROVED: 'good', REJECTED: 'bad' }[one.status]
        ?? 'warn')))));
}

/* what the buyer may do: only what the order's links name */

/** The buyer's wishes in this view, one for each link that it has offered. */
function asking() {
  const wishes = new Map();
  return (link) => {
    if (!wishes.has(link.href)) {
      wishes.set(link.href, wish('order', link.href));
    }
    return wishes.get(link.href);
  };
}

async function askRefund(order, ask) {
  const rest = order.total.total - order.refunded.total;
  const amount = h('input', { name: 'amount', inputmode: 'decimal', value:
    yuan(rest).slice(1).replaceAll(',', ''), required: true });
  const why = h('textarea', { name: 'reason', rows: 3, maxlength: 80, required: true });
  const asked = await formSheet(t('refund.title'), {
    intro: [h('p', { class: 'text soft' }, t('refund.text', { rest: yuan(rest) }))],
    fields: [field(t('refund.amount'), amount), field(t('refund.reason'), why)],
    main: t('refund.main'),
    send: async () => {
      const total = fen(amount.value);
      amount.setAttribute('aria-invalid', String(!total || total > rest));
      if (!total || total > rest) {
        throw Object.assign(new Error('amount'), { sentence: t('refund.bad_amount',
          { rest: yuan(rest) }) });
      }
      if (!why.value.trim()) {
        throw Object.assign(new Error('reason'), { sentence: t('refund.no_reason') });
      }
      await ask({ amount: { total, currency: 'CNY' }, reason: why.value.trim() });
      return true;
    },
  });
  if (asked) {
    notice(t('refund.asked'), 'good');
  }
}

function actions(order, ask, refresh) {
  const links = order._links;
  const [receipt, refund, cancel] = ['receipt', 'after_sale', 'cancel'].map((name) =>
    links[name] && ask(links[name]));
  const then = (action) => async () => {
    try {
      await action();
    } finally {
      await refresh().catch(() => {});
    }
  };
  const list = [];
  if (order.status === 'AWAITING_PAYMENT' && order.payment?.cashier) {
    list.push(button(t('cashier.open', { amount: yuan(order.total) }),
      then(() => cashier(order)), { kind: 'main', id: 'pay' }));
  }
  if (receipt) {
    list.push(button(t('receipt.main'), then(() => receipt({})),
      { kind: 'main', id: 'receipt' }));
  }
  if (refund) {
    list.push(button(t('refund.open'), then(() => askRefund(order, refund)),
      { id: 'refund' }));
  }
  if (cancel) {
    list.push(button(t('cancel.main'), then(async () => {
      if (await confirmSheet(t('cancel.main'), t('cancel.text'), t('cancel.yes'))) {
        await cancel({});
      }
    }), { kind: 'warn', id: 'cancel' }));
  }
  return list;
}

/* keeping up */

/** One look at a time; whoever asks during a look gets another one after it. */
function looker(look) {
  let running = null;
  let again = false;
  return () => {
    again = true;
    running ??= (async () => {
      while (again) {
        again = false;
        await look();
      }
    })().finally(() => { running = null; });
    return running;
  };
}

function pause(millis, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, millis);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    }, { once: true });
  });
}

/** Listens to the order's stream, and comes back when it breaks. */
async function listen(view, refresh, signal) {
  let wait = RECONNECT_FIRST;
  while (!signal.aborted && view.order._links.stream) {
    try {
      await events(view.order._links.stream.href, signal, () => {
        wait = RECONNECT_FIRST;
        refresh().catch(() => {});
      });
    } catch (problem) {
      if (signal.aborted || problem.status === 404 || problem.status === 401) {
        return;
      }
    }
    await pause(wait, signal);
    wait = Math.min(wait * 2, RECONNECT_MAX);
    if (!signal.aborted) {
      await refresh().catch(() => {});
    }
  }
}

/** The stream tells changes of status; steps between them are looked for while a saga runs. */
async function watchSteps(view, refresh, signal) {
  while (!signal.aborted) {
    await pause(LOOK_EVERY, signal);
    if (!signal.aborted && !document.hidden && (view.order.pending
        || view.timeline.sagas.some((saga) => saga.steps.some(
          (step) => step.outcome === 'WAITING')))) {
      await refresh().catch(() => {});
    }
  }
}

export async function order(id, signal) {
  const path = `/v1/orders/${encodeURIComponent(id)}`;
  const state = h('div');
  const doing = h('div', { class: 'actions' });
  const rest = h('div');
  const steps = stepList();
  const view = {};
  const ask = asking();
  const show = () => {
    swap(state, stateBox(view.order, view.asked));
    swap(doing, actions(view.order, ask, refresh));
    steps.show(stepsOf(view.order, view.timeline));
    swap(rest, view.order.settlement && moneyTrail(view.order),
      giftCard(view.order), askedCard(view.asked), goodsCard(view.order), factsCard(view.order),
      merchantsSide(view.order, view.asked));
  };
  const refresh = looker(async () => {
    const [now, timeline] = await Promise.all([call('order', 'GET', path, { signal }),
      call('order', 'GET', `${path}/timeline`, { signal })]);
    const asked = now._links.after_sales
      ? (await call('order', 'GET', now._links.after_sales.href, { signal })).items : [];
    const news = view.order && view.order.status !== now.status;
    Object.assign(view, { order: now, timeline, asked });
    show();
    if (news) {
      say(t(`status.${now.status}`));
    }
  });
  await refresh();
  orderSeen(id).catch(() => {});
  listen(view, refresh, signal);
  watchSteps(view, refresh, signal);
  return { title: t('order.title'), back: '#/orders',
    node: [state, doing, card(t('order.steps'), steps.list), rest] };
}
