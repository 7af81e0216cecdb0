// Tabs, the state of the sandbox in the bar, and a gentle refresh.

import { button, call, h, tag, toast } from '/page/kit.js';
import { book, cashier, contracts, merchants } from '/page/money.js';
import { callbacks, faults } from '/page/signals.js';

const TABS = [['contracts', 'Contracts', '签约', contracts], ['cashier', 'Cashier', '收银台', cashier],
  ['book', 'Book', '账本', book], ['callbacks', 'Callbacks', '通知', callbacks],
  ['faults', 'Faults', '故障', faults], ['merchants', 'Merchants', '商户', merchants]];
const EVERY = 2000;

function current() {
  return TABS.find(([id]) => `#${id}` === location.hash) ?? TABS[0];
}

async function waitingCounts() {
  const [signing, paying] = await Promise.all([call('GET', '/sandbox/contracts'),
    call('GET', '/sandbox/cashier')]);
  return { contracts: signing.items.filter((c) => c.state === 'WAITING').length,
    cashier: paying.items.length };
}

async function showTabs() {
  const counts = await waitingCounts();
  const chosen = current()[0];
  document.getElementById('tabs').replaceChildren(...TABS.map(([id, name, chinese]) =>
    h('button', { class: 'tab', role: 'tab', id: `tab-${id}`,
      'aria-selected': id === chosen ? 'true' : 'false',
      onclick: () => { location.hash = id; } }, `${name} `, h('small', {}, chinese),
    counts[id] ? h('span', { class: 'weui-badge' }, String(counts[id])) : null)));
}

function advance(label, seconds) {
  return button(label, async () => {
    const clock = await call('POST', '/sandbox/clock/advance', { seconds });
    toast(`Business time is ${clock.business_time}`);
  });
}

async function showState() {
  const [rules, clock] = await Promise.all([call('GET', '/sandbox/rules'),
    call('GET', '/sandbox/clock')]);
  const other = rules.set === 'local' ? 'documented' : 'local';
  const at = clock.business_time.replace('T', ' ').slice(0, 19);
  document.getElementById('state').replaceChildren(
    h('span', { class: 'soft', title: 'Beijing time, as limits and waits see it' }, at),
    clock.ahead_seconds ? tag(`${clock.ahead_seconds} s ahead`, 'warn') : '',
    advance('+1 min', 60), advance('+1 h', 3600), advance('+1 day', 86400),
    button(`rules: ${rules.set}`, () => call('PUT', '/sandbox/rules', { set: other })),
    button('Reset', async () => {
      if (confirm('Forget all orders, contracts and buyers? Keys stay.')) {
        await call('DELETE', '/sandbox/state');
      }
    }, 'btn_warn'));
}

function isEditing() {
  return ['INPUT', 'SELECT'].includes(document.activeElement?.tagName);
}

let drawing = false;

async function draw(force) {
  if (drawing || document.hidden || (!force && isEditing())) {
    return;
  }
  drawing = true;
  try {
    const content = await current()[3]();
    await Promise.all([showTabs(), showState()]);
    if (force || !isEditing()) {
      document.getElementById('view').replaceChildren(...content);
    }
  } catch (error) {
    toast(`The sandbox does not answer: ${error.message}`);
  } finally {
    drawing = false;
  }
}

addEventListener('hashchange', () => draw(true));
document.addEventListener('changed', () => draw(true));
setInterval(() => draw(false), EVERY);
draw(true);
