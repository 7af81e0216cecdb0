// A gift: what it is, and accepting it. The recipient says where it goes; the giver never learns it.

import { call, session, wish } from './api.js';
import { button, card, h, say, tile, when } from './kit.js';
import { addressFields } from './me.js';
import { login } from './wechat.js';
import { has, t } from './words.js';

/** What a gift's status means, in words. */
export function giftStatus({ status, expires_at: until }) {
  return has(`gift.status.${status}`)
    ? t(`gift.status.${status}`, { time: until ? when(until) : '' }) : status;
}

function wrapped(gift) {
  return card(t('gift.for_you'), gift.lines.map((line) => h('div', { class: 'row' },
    tile('', line.title, 'tile_small'), h('div', { class: 'row__main' }, h('p', {}, line.title),
      h('p', { class: 'small' }, `× ${line.quantity}`)))),
  gift.message && h('blockquote', { class: 'text' }, gift.message),
  h('p', { class: 'soft', id: 'gift-status' }, giftStatus(gift)),
  gift.shipments.map((parcel) => h('p', { class: 'small' }, t('gift.parcel',
    { number: `${parcel.carrier} ${parcel.tracking_no}` }))));
}

function acceptCard(token, accepted) {
  const fields = addressFields();
  const accept = wish('order', `/v1/gifts/${encodeURIComponent(token)}/accept`);
  return card(t('gift.where'), fields.nodes, h('p', { class: 'small' }, t('gift.private')),
    h('div', { class: 'actions' }, button(t('gift.accept'), async () => {
      accepted(await accept({ ship_to: fields.value() }));
      say(t('gift.accepted'));
    }, { kind: 'main', id: 'accept' })));
}

export async function gift(token, signal) {
  const found = session()
    ? await call('order', 'GET', `/v1/gifts/${encodeURIComponent(token)}`, { signal }) : null;
  const box = h('div');
  const draw = (now) => box.replaceChildren(...[wrapped(now), now.status === 'OFFERED'
    && acceptCard(token, draw), now.status === 'ACCEPTED' && h('p', { class: 'soft' },
    t('gift.accepted_text'))].filter(Boolean));
  if (found) {
    draw(found);
  } else {
    box.append(card(t('gift.for_you'), h('p', { class: 'soft' }, t('gift.login')),
      h('div', { class: 'actions' }, button(t('login.main'), login,
        { kind: 'main', id: 'login' }))));
  }
  return { title: t('gift.title'), back: '#/', node: box };
}
