// Tabs about what goes wrong: callbacks with their attempts, and faults.

import { button, call, card, empty, field, h, tag, time, toast } from '/page/kit.js';

const OPERATIONS = ['POST /v3/ecommerce/combine-papay/transactions',
  'GET /v3/ecommerce/combine-papay/transactions/{combine_out_trade_no}',
  'POST /v3/ecommerce/profitsharing/orders', 'GET /v3/ecommerce/profitsharing/orders',
  'POST /v3/ecommerce/refunds/apply', 'POST /v3/pay/transactions/jsapi', '* /v3/**'];
const EFFECTS = ['TIMEOUT_BEFORE', 'TIMEOUT_AFTER', 'LATE', 'DELAY', 'STATUS_500', 'STATUS_429',
  'HTML_502', 'RESET', 'HALF_BODY', 'BAD_SIGNATURE', 'UNSIGNED', 'NOT_ENOUGH', 'RULE_LIMIT',
  'USER_ACCOUNT_ABNORMAL', 'SYSTEM_ERROR', 'BANK_ERROR'];

function attempt(a) {
  const good = a.status === 200 || a.status === 204;
  const text = `${time(a.at)} ${a.kind}${a.status ? ` ${a.status}` : ''}`;
  return h('span', { title: a.note || '' }, tag(text, good ? 'good' : 'bad'));
}

function notification(n) {
  const kinds = { DELIVERED: 'good', PENDING: 'warn', GIVEN_UP: 'bad' };
  return h('div', { class: 'row' }, h('div', { class: 'row__main' },
    h('div', {}, n.event.type, ' ', tag(n.status, kinds[n.status]), ' ',
      h('small', {}, `to ${n.mchid} at ${n.url}`)),
    h('div', { class: 'form' }, n.attempts.map(attempt)),
    n.status === 'PENDING' ? h('small', {}, `next at ${time(n.next_at)} business time`) : null),
  h('div', { class: 'row__side' }, button('Resend', () => call('POST',
    `/sandbox/callbacks/${n.id}/resend`))));
}

function share(behaviour, name) {
  return h('input', { type: 'number', min: 0, max: 1, step: 0.05, name, style: 'width:80px',
    value: behaviour[name] ?? 0 });
}

function behaviourForm(behaviour) {
  const inputs = ['drop', 'duplicate', 'forge', 'public_key'].map((name) =>
    [name, share(behaviour, name)]);
  const reorder = h('input', { type: 'checkbox', checked: behaviour.reorder === true });
  return h('div', { class: 'form' }, inputs.map(([name, input]) => field(name, input)),
    field('reorder', reorder), button('Save', async () => {
      const body = Object.fromEntries(inputs.map(([name, i]) => [name, Number(i.value)]));
      await call('PUT', '/sandbox/callbacks', { ...body, reorder: reorder.checked });
      toast('Callbacks now behave so');
    }, 'btn_main'));
}

export async function callbacks() {
  const { behaviour, items } = await call('GET', '/sandbox/callbacks');
  return [card('Behaviour', '通知行为', h('p', { class: 'soft' },
    'Shares from 0 to 1 of the attempts that are lost, doubled, preceded by a forged one, or '
    + 'signed with the public key.'), behaviourForm(behaviour)),
  card('Callbacks', '回调通知', items.length ? items.slice(0, 60).map(notification)
    : empty('Nothing was told to anyone yet.'))];
}

function faultRow(status, all) {
  const { fault } = status;
  return h('div', { class: 'row' }, h('div', { class: 'row__main' },
    h('div', {}, tag(fault.effect, 'bad'), ' ', h('span', { class: 'mono' }, fault.match)),
    h('small', {}, `probability ${fault.probability ?? 1} · ${fault.times
      ? `${fault.times} times` : 'always'} · struck ${status.struck} of ${status.matched}`)),
  h('div', { class: 'row__side' }, button('Remove', () => call('PUT', '/sandbox/faults',
    all.filter((s) => s !== status).map((s) => s.fault)), 'btn_warn')));
}

export async function faults() {
  const all = await call('GET', '/sandbox/faults');
  const match = h('input', { list: 'operations', value: OPERATIONS[0], style: 'width:420px' });
  const effect = h('select', {}, EFFECTS.map((name) => h('option', { value: name }, name)));
  const probability = h('input', { type: 'number', min: 0, max: 1, step: 0.05, value: 1,
    style: 'width:80px' });
  const times = h('input', { type: 'number', min: 1, placeholder: '∞', style: 'width:80px' });
  return [card('Switch a fault on', '故障注入',
    h('datalist', { id: 'operations' }, OPERATIONS.map((o) => h('option', { value: o }))),
    h('div', { class: 'form' }, field('match', match), field('effect', effect),
      field('probability', probability), field('times', times),
      button('Switch on', async () => {
        const fault = { match: match.value, effect: effect.value,
          probability: Number(probability.value) };
        if (times.value) {
          fault.times = Number(times.value);
        }
        await call('PUT', '/sandbox/faults', [...all.map((s) => s.fault), fault]);
        toast(`${fault.effect} is on`);
      }, 'btn_main'))),
  card('Faults', '已开启', all.length ? all.map((status) => faultRow(status, all))
    : empty('Everything works.'))];
}
