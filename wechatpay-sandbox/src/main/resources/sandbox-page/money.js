// Tabs about people and money: merchants, contracts, cashier, book.

import { button, call, card, empty, field, h, tag, toast, yuan } from '/page/kit.js';

const SETTINGS = ['mchid', 'appid', 'certificate_serial_no', 'api_v3_key', 'public_key_id',
  'platform_certificate_serial_no', 'plan_id', 'private_key', 'public_key',
  'platform_certificate'];

function setting(merchant, name) {
  const value = String(merchant[name]);
  const shown = value.startsWith('-----') ? `${value.split('\n')[0]} …` : value;
  return h('div', { class: 'pair' }, h('span', {}, name), h('span', { class: 'mono' }, shown),
    button('Copy', async () => {
      await navigator.clipboard.writeText(value);
      toast(`${name} copied`);
    }));
}

export async function merchants() {
  const list = await call('GET', '/sandbox/merchants');
  return list.map((merchant) => card(merchant.mchid, merchant.role,
    h('p', { class: 'soft' }, merchant.sub_mchids.length
      ? `Acts for ${merchant.sub_mchids.join(', ')}` : 'Sells for itself'),
    SETTINGS.map((name) => setting(merchant, name))));
}

function waiting(contract) {
  const name = h('input', { value: contract.display_account, 'aria-label': 'buyer', size: 14 });
  return [name, button('Sign 签约', async () => {
    await call('POST', `/sandbox/contracts/${contract.pre_entrustweb_id}/sign`,
      { buyer: name.value });
    toast(`${name.value} has signed`);
  }, 'btn_main')];
}

function contractRow(contract) {
  const kinds = { WAITING: 'warn', SIGNED: 'good', TERMINATED: 'bad' };
  const actions = {
    WAITING: () => waiting(contract),
    SIGNED: () => [button('Terminate 解约', () => call('POST',
      `/sandbox/contracts/${contract.contract_id}/terminate`), 'btn_warn')],
    TERMINATED: () => [],
  };
  return h('div', { class: 'row', 'data-code': contract.out_contract_code },
    h('div', { class: 'row__main' },
      h('div', {}, contract.display_account, ' ', tag(contract.state, kinds[contract.state])),
      h('div', { class: 'soft mono' }, contract.contract_id || contract.pre_entrustweb_id,
        contract.openid ? ` · ${contract.openid}` : '')),
    h('div', { class: 'row__side' }, actions[contract.state]()));
}

export async function contracts() {
  const { items } = await call('GET', '/sandbox/contracts');
  items.sort((a, b) => (b.state === 'WAITING') - (a.state === 'WAITING'));
  return [card('Contracts', '签约', h('p', { class: 'soft' },
    'What a buyer would sign inside WeChat waits here; sign in the buyer’s place.'),
  items.length ? items.map(contractRow)
    : empty('No contract yet. Pre-sign one with POST …/pre-entrust-sign/mini-program.'))];
}

function orderRow(order) {
  return h('div', { class: 'row' }, h('div', { class: 'row__main' },
    h('div', {}, order.description, ' ', h('b', {}, yuan(order.total))),
    h('div', { class: 'soft mono' }, `${order.out_trade_no} · ${order.prepay_id}`)),
  h('div', { class: 'row__side' }, button('Pay 支付', async () => {
    await call('POST', `/sandbox/cashier/${order.prepay_id}/pay`);
    toast(`${yuan(order.total)} paid`);
  }, 'btn_main')));
}

export async function cashier() {
  const { items } = await call('GET', '/sandbox/cashier');
  return [card('Cashier', '收银台', h('p', { class: 'soft' },
    'Orders that wait for wx.requestPayment; pay in the buyer’s place.'),
  items.length ? items.map(orderRow) : empty('No order waits for payment.')), buyer()];
}

function buyer() {
  const who = h('input', { placeholder: 'openid or login:name', size: 28 });
  const balance = h('input', { type: 'number', placeholder: 'fen', size: 10 });
  const decline = h('select', {}, ['', 'NOT_ENOUGH', 'USER_ACCOUNT_ABNORMAL', 'PAY_FAIL',
    'USERPAYING', 'REFUND_ABNORMAL', 'REFUND_CLOSED'].map((code) =>
    h('option', { value: code }, code || 'nothing')));
  return card('Buyer', '买家', h('p', { class: 'soft' },
    'Every new buyer has ¥1,000,000. Change what one has, or how its payments end.'),
  h('div', { class: 'form' }, field('buyer', who), field('balance', balance),
    field('declines with', decline), button('Save', async () => {
      const body = decline.value ? { decline: decline.value } : {};
      if (balance.value) {
        body.balance = Number(balance.value);
      }
      const saved = await call('PUT', `/sandbox/buyers/${encodeURIComponent(who.value)}`, body);
      toast(`${saved.openid} has ${yuan(saved.balance)}`);
    })));
}

function sums(totals) {
  const difference = totals.paid + totals.deposited - totals.refunded - totals.refunding
    - totals.fees - totals.frozen - totals.available;
  return [h('p', {}, difference === 0
    ? tag('balanced: paid + deposited = refunded + refunding + fees + frozen + available', 'good')
    : tag(`not balanced: ${yuan(difference)}`, 'bad')),
  h('div', { class: 'sums' }, ['paid', 'refunded', 'refunding', 'shared', 'fees', 'frozen',
    'available', 'deposited'].map((name) => h('div', { class: 'sum' },
    h('small', {}, name), h('b', { 'data-sum': name }, yuan(totals[name])))))];
}

function table(head, rows) {
  return h('div', { class: 'scroll' }, h('table', {},
    h('thead', {}, h('tr', {}, head.map(([text, num]) => h('th', { class: num ? 'num' : '' },
      text)))),
    h('tbody', {}, rows.map((row) => h('tr', {}, row.map((cell, i) =>
      h('td', { class: head[i][1] ? 'num' : '' }, cell)))))));
}

export async function book() {
  const { totals, balances, recent, count } = await call('GET', '/sandbox/summary');
  const states = { SUCCESS: 'good', REFUND: 'warn', PAY_FAIL: 'bad', CLOSED: '' };
  return [card('Book', '账本', ...sums(totals)),
    card('Balances', '余额', table([['mchid'], ['frozen', 1], ['available', 1]],
      Object.entries(balances).map(([mchid, b]) => [mchid, yuan(b.frozen), yuan(b.available)]))),
    card('Orders', `订单 · ${count}`, recent.length ? table([['order'], ['state'], ['total', 1],
      ['fee', 1], ['frozen', 1], ['shared', 1], ['refunded', 1], ['payee']],
    recent.map((t) => [h('span', { class: 'mono' }, t.out_trade_no),
      tag(t.trade_state, states[t.trade_state]), yuan(t.total), yuan(t.fee), yuan(t.frozen),
      yuan(t.shared), yuan(t.refunded), t.sub_mchid])) : empty('No order yet.'))];
}
