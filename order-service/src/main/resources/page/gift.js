// Accepting a gift: the recipient says where it goes, the giver never learns it.

import { session, wish } from './api.js';
import { button, card, h, say } from './kit.js';
import { addressFields } from './me.js';
import { login } from './wechat.js';
import { t } from './words.js';

function thanks() {
  say(t('gift.accepted'));
  return card(t('gift.accepted'), h('p', { class: 'soft' }, t('gift.accepted_text')),
    h('div', { class: 'actions' }, h('a', { class: 'btn btn_main', href: '#/' },
      t('orders.shop'))));
}

export async function gift(token) {
  const box = h('div');
  if (!session()) {
    box.append(card(t('gift.for_you'), h('p', { class: 'soft' }, t('gift.login')),
      h('div', { class: 'actions' }, button(t('login.main'), login,
        { kind: 'main', id: 'login' }))));
    return { title: t('gift.title'), back: '#/', node: box };
  }
  const fields = addressFields();
  const accept = wish('order', `/v1/gifts/${encodeURIComponent(token)}/accept`);
  box.append(card(t('gift.for_you'), h('p', { class: 'soft' }, t('gift.where')), fields.nodes,
    h('p', { class: 'small' }, t('gift.private')),
    h('div', { class: 'actions' }, button(t('gift.accept'), async () => {
      await accept({ ship_to: fields.value() });
      box.replaceChildren(thanks());
    }, { kind: 'main', id: 'accept' }))));
  return { title: t('gift.title'), back: '#/', node: box };
}
