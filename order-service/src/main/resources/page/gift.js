// A gift: what it is, and accepting it. The recipient says where it goes; the giver never learns it.

import { call, session } from './api.js';
import { button, card, h, say, swap, tile, when } from './kit.js';
import { addressFields } from './me.js';
import { login } from './wechat.js';
import { wish } from './wishes.js';
import { has, t } from './words.js';

/** What a gift's status means, in words. */
export function giftStatus({ status, expires_at: until }) {
  return has(`gift.status.${status}`)
    ? t(`gift.status.${status}`, { time: until ? when(until) : '' }) : status;
}

/** What the gift's reader has to know: its giver, its recipient, or somebody with the link. */
function standing(gift) {
  if (gift.you === 'GIVER') {
    return giftStatus(gift);
  }
  return gift.you === 'RECIPIENT' && gift.goods ? t(`gift.goods.${gift.goods}`)
    : t(`gift.seen.${gift.status}`, { time: gift.expires_at ? when(gift.expires_at) : '' });
}

function wrapped(gift) {
  const title = { GIVER: 'gift.from_you', RECIPIENT: 'gift.for_you' }[gift.you]
    ?? (gift.status === 'OFFERED' ? 'gift.for_you' : 'gift.title');
  return card(t(title),
    gift.lines.map((line) => h('div', { class: 'row' },
      tile('', line.title, 'tile_small'), h('div', { class: 'row__main' },
        h('p', {}, line.title), h('p', { class: 'small' }, `× ${line.quantity}`)))),
    gift.message && h('blockquote', { class: 'text' }, gift.message),
    h('p', { class: 'soft', id: 'gift-status' }, standing(gift)),
    gift.shipments.map((parcel) => h('p', { class: 'small' }, t('gift.parcel',
      { number: `${parcel.carrier} ${parcel.tracking_no}` }))));
}

function acceptCard(path, accepted) {
  const fields = addressFields();
  const accept = wish('order', `${path}/accept`);
  return card(t('gift.where'), fields.nodes, h('p', { class: 'small' }, t('gift.private')),
    h('div', { class: 'actions' }, button(t('gift.accept'), async () => {
      accepted(await accept({ ship_to: fields.value() }));
      say(t('gift.accepted'));
    }, { kind: 'main', id: 'accept' })));
}

/** What the reader may do with it now. */
function doing(gift, path, draw) {
  if (gift.you === 'GIVER') {
    return gift.status === 'OFFERED' && h('p', { class: 'soft' }, t('gift.from_you_text'));
  }
  if (gift.you === 'RECIPIENT' && gift.goods === 'SHIPPED') {
    return h('div', { class: 'actions' }, button(t('receipt.main'), async () => {
      draw(await call('order', 'POST', `${path}/receipt`, { body: {} }));
    }, { kind: 'main', id: 'received' }));
  }
  if (gift.status !== 'OFFERED') {
    return null;
  }
  return session() ? acceptCard(path, draw) : [h('p', { class: 'soft' }, t('gift.login')),
    h('div', { class: 'actions' }, button(t('login.main'), login, { kind: 'main', id: 'login' }))];
}

export async function gift(token, signal) {
  const path = `/v1/gifts/${encodeURIComponent(token)}`;
  const box = h('div');
  const draw = (now) => swap(box, wrapped(now), doing(now, path, draw));
  draw(await call('order', 'GET', path, { signal }));
  return { title: t('gift.title'), back: '#/', node: box };
}
