// Where the buyer's money went, to the fen.

import { card, h, yuan } from './kit.js';
import { t } from './words.js';

const SHARES = [['net', 'merchant_net'], ['commission', 'commission'],
  ['traffic', 'traffic_fee'], ['channel', 'channel_fee'],
  ['others', 'others']];

function line(share, name, part) {
  return h('tr', {}, h('th', { scope: 'row' },
    h('i', { class: `key ${share}`, 'aria-hidden': 'true' }), name), h('td', {}, yuan(part)));
}

function bar(shares) {
  return h('div', { class: 'bar', 'aria-hidden': 'true' }, shares.map(([share, fen]) => {
    const piece = h('i', { class: share });
    piece.style.flex = `${fen} 0 0`;
    return piece;
  }));
}

/** A bar and a table: each merchant's part, and what each platform and others earned. */
export function moneyTrail({ settlement: { parts }, total }) {
  const sum = (name) => parts.reduce((total, part) => total + (part[name]?.total ?? 0), 0);
  const added = parts.reduce((total, part) => total + (part.subsidy?.total ?? 0), 0);
  const back = total.total - sum('amount');
  const totals = SHARES.map(([share, name]) => [share, sum(name)])
    .filter(([share, fen]) => share !== 'others' || fen > 0);
  const rows = [...parts.map((part) => line('net', t('money.net', {
    merchant: part.merchant_id }), part.merchant_net)),
  ...totals.slice(1).map(([share, fen]) => line(share, t(`money.${share}`), fen)),
  back > 0 && h('tr', {}, h('th', { scope: 'row' }, t('money.back')), h('td', {}, yuan(back))),
  h('tr', { class: 'sum' }, h('th', { scope: 'row' }, t('money.paid')),
    h('td', {}, yuan(total)))];
  const box = card(t('money.title'), bar(totals), h('table', { class: 'money' },
    h('tbody', {}, rows)), added > 0 && h('p', { class: 'small' },
    t('money.subsidy', { amount: yuan(added) })));
  box.id = 'money';
  return box;
}
