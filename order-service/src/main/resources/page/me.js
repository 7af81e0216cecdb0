// The buyer: who, the mandate, where parcels go.

import { call, logout, session } from './api.js';
import { button, card, field, h, notice, swap, tag, when, yuan } from './kit.js';
import { confirmSheet, formSheet } from './sheet.js';
import { login, mandate, signMandate } from './wechat.js';
import { t } from './words.js';

const ADDRESS = 'hutong.address';
const PARTS = ['name', 'phone', 'region', 'street'];
const LIMITS = { name: 60, phone: 20, region: 120, street: 200 };
const FILLS = { name: 'name', phone: 'tel', region: 'address-level1', street: 'street-address' };

/** Where parcels go: what was typed in this tab, else a sample. */
export function address() {
  const kept = sessionStorage.getItem(ADDRESS);
  return kept ? JSON.parse(kept)
    : Object.fromEntries(PARTS.map((part) => [part, t(`address.sample.${part}`)]));
}

/** Inputs for an address, and what they hold. */
export function addressFields(value = address()) {
  const inputs = PARTS.map((part) => [part, h('input', { name: part, value: value[part],
    maxlength: LIMITS[part], autocomplete: FILLS[part], required: true })]);
  return { nodes: inputs.map(([part, input]) => field(t(`address.${part}`), input)),
    value: () => Object.fromEntries(inputs.map(([part, input]) => [part, input.value.trim()])) };
}

async function changeAddress() {
  const fields = addressFields();
  const changed = await formSheet(t('address.title'), { fields: fields.nodes, main: t('save'),
    send: async () => fields.value() });
  if (changed) {
    sessionStorage.setItem(ADDRESS, JSON.stringify(changed));
    document.dispatchEvent(new Event('session'));
  }
}

function addressCard() {
  const to = address();
  return card(t('address.title'), h('p', {}, `${to.name} ${to.phone}`),
    h('p', { class: 'soft' }, `${to.region} ${to.street}`),
    sessionStorage.getItem(ADDRESS) ? null : h('p', { class: 'small' }, t('address.is_sample')),
    h('div', { class: 'actions' }, button(t('address.change'), changeAddress,
      { kind: 'small', id: 'address' })));
}

function pair(name, value) {
  return [h('dt', {}, name), h('dd', {}, value)];
}

function mandateCard(current) {
  const box = card(t('mandate.title'));
  const draw = (now) => {
    const isSigned = now?.status === 'SIGNED';
    swap(box, h('h2', {}, t('mandate.title'), ' ',
      tag(t(`mandate.${now?.status ?? 'NONE'}`), isSigned ? 'good' : 'warn')),
    h('p', { class: 'soft' }, t('mandate.text')),
    isSigned && h('dl', { class: 'pairs' },
      pair(t('mandate.per_debit'), yuan(now.limits.per_debit)),
      pair(t('mandate.per_day'), yuan(now.limits.per_day)),
      pair(t('mandate.remaining'), yuan(now.remaining_today)),
      now.remaining_debits_today === undefined ? null
        : pair(t('mandate.remaining_debits'), now.remaining_debits_today),
      now.signed_at ? pair(t('mandate.since'), when(now.signed_at)) : null),
    h('div', { class: 'actions' }, isSigned
      ? button(t('mandate.end'), () => end(draw), { kind: 'small warn', id: 'mandate' })
      : button(t('mandate.sign'), async () => {
        draw(await signMandate() ?? now);
      }, { kind: 'main', id: 'mandate' })));
  };
  draw(current);
  return box;
}

/** An ending whose answer was lost is asked for again, and there is nothing left to end. */
function unlessEnded(problem) {
  if (problem.code !== 'NO_MANDATE') {
    throw problem;
  }
}

async function end(draw) {
  if (await confirmSheet(t('mandate.end'), t('mandate.end_text'), t('mandate.end_yes'))) {
    await call('payment', 'DELETE', '/v1/mandates/current').catch(unlessEnded);
    draw({ status: 'TERMINATED' });
    notice(t('mandate.ended'), 'good');
  }
}

export async function me(signal) {
  const open = session();
  if (!open) {
    return { title: t('tab.me'), node: [card(t('me.nobody'), h('p', { class: 'soft' },
      t('login.text')), h('div', { class: 'actions' },
      button(t('login.main'), login, { kind: 'main', id: 'login' }))), addressCard()] };
  }
  const current = await mandate(signal);
  return { title: t('tab.me'), node: [
    card(null, h('div', { class: 'row' },
      h('div', { class: 'tile tile_small', 'aria-hidden': 'true' },
        [...open.name][0].toUpperCase()),
      h('div', { class: 'row__main' }, h('h2', {}, open.name),
        h('p', { class: 'small' }, t('me.until', { time: when(open.refresh_expires_at) }))),
      button(t('me.logout'), async () => {
        const told = await logout();
        sessionStorage.removeItem(ADDRESS);
        document.dispatchEvent(new Event('session'));
        notice(t(told ? 'me.logged_out' : 'me.logged_out_here'), told ? 'good' : 'bad');
      }, { kind: 'small', id: 'logout' }))),
    mandateCard(current), addressCard()] };
}
