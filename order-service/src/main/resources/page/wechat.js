// What WeChat itself does for a mini-program: wx.login, the page where the password-free mandate
// is signed, wx.requestPayment. In a browser the sandbox plays it, and every sheet says so.

import { call, keepSession, session, setting } from './api.js';
import { field, h, notice, say, yuan } from './kit.js';
import { formSheet, sheet } from './sheet.js';
import { wish } from './wishes.js';
import { t } from './words.js';

const SIGNED_WITHIN = 20_000;
const LOOK_EVERY = 400;

function byWechat() {
  return h('p', { class: 'wechat' }, t('wechat.sandbox'));
}

/** Stands for wx.login: the name is the WeChat user. Answers whether somebody is logged in. */
export async function login() {
  const name = h('input', { id: 'login-name', name: 'name', value: 'ann', maxlength: 32,
    autocomplete: 'username', autocapitalize: 'none', spellcheck: 'false', required: true });
  const opened = await formSheet(t('login.title'), {
    intro: [byWechat(), h('p', { class: 'text soft' }, t('login.text'))],
    fields: field(t('login.name'), name),
    main: t('login.main'),
    send: async () => {
      const code = `login:${name.value.trim()}`;
      const answer = await call('order', 'POST', '/v1/sessions', { body: { code } });
      return { ...answer, name: name.value.trim() };
    },
  });
  if (opened) {
    keepSession(opened);
    say(t('login.done', { name: opened.name }));
    document.dispatchEvent(new Event('session'));
  }
  return Boolean(opened);
}

/** The buyer's mandate, whatever its status; null for none. */
export async function mandate(signal) {
  try {
    return await call('payment', 'GET', '/v1/mandates/current', { signal });
  } catch (problem) {
    if (problem.code === 'NO_MANDATE') {
      return null;
    }
    throw problem;
  }
}

async function awaitSigned() {
  const until = Date.now() + SIGNED_WITHIN;
  for (let now = await mandate(); ; now = await mandate()) {
    if (now?.status === 'SIGNED') {
      return now;
    }
    if (Date.now() > until) {
      throw Object.assign(new Error('unsigned'), { sentence: t('error.NOT_SIGNED_YET') });
    }
    await new Promise((resolve) => { setTimeout(resolve, LOOK_EVERY); });
  }
}

/** What the buyer agrees to, with every limit that the service keeps. */
function promised(limits) {
  const words = { debit: yuan(limits.per_debit), day: yuan(limits.per_day),
    count: limits.count_per_day };
  return t(limits.count_per_day ? 'sign.text_counted' : 'sign.text', words);
}

/** A mandate to sign; null when one was signed meanwhile, in another tab or before a reload. */
async function start() {
  try {
    return await wish('payment', '/v1/mandates', { needs: 'mandate_id' })({});
  } catch (problem) {
    if (problem.code === 'MANDATE_EXISTS') {
      return null;
    }
    throw problem;
  }
}

async function sign(started) {
  try {
    await call('sandbox', 'POST', `/sandbox/contracts/${
      encodeURIComponent(started.pre_entrustweb_id)}/sign`,
    { body: { openid: session().openid } });
  } catch (problem) {
    if (problem.status !== 409 || (await mandate())?.status !== 'SIGNED') {
      throw problem;
    }
  }
}

/** Lets the buyer sign; answers the signed mandate, or undefined. */
export async function signMandate() {
  const started = await start();
  if (!started) {
    return awaitSigned();
  }
  const signed = await formSheet(t('sign.title'), {
    intro: [byWechat(), h('p', { class: 'text' }, promised(started.limits))],
    fields: setting('sandbox_url') ? null : h('p', { class: 'text' }, t('sign.elsewhere')),
    main: t(setting('sandbox_url') ? 'sign.main' : 'sign.done_there'),
    send: async () => {
      if (setting('sandbox_url')) {
        await sign(started);
      }
      return awaitSigned();
    },
  });
  if (signed) {
    say(t('sign.signed'));
  }
  return signed;
}

/**
 * Stands for wx.requestPayment with the parameters that came with the order. Answers whether the
 * buyer has paid; what became of the payment, the order itself tells.
 */
export async function cashier(order) {
  const parameters = order.payment.cashier;
  const prepayId = String(parameters.package ?? '').replace(/^prepay_id=/, '');
  if (!setting('sandbox_url')) {
    return sheet(t('cashier.title'), ({ close, heading }) => h('div', { class: 'inside' },
      heading, h('p', { class: 'text' }, t('cashier.elsewhere')),
      h('button', { class: 'btn', type: 'button', onclick: close }, t('close'))));
  }
  return formSheet(t('cashier.title'), {
    intro: [byWechat(), h('p', { class: 'amount' }, yuan(order.total)),
      h('p', { class: 'text soft' }, t('cashier.text'))],
    main: t('cashier.main', { amount: yuan(order.total) }),
    send: async () => {
      try {
        await call('sandbox', 'POST', `/sandbox/cashier/${encodeURIComponent(prepayId)}/pay`);
      } catch (problem) {
        // Paid by a tap whose answer was lost, or too late: the order itself tells which.
        if (problem.code !== 'NOT_PAYABLE') {
          throw problem;
        }
        notice(problem.sentence);
      }
      return true;
    },
  });
}
