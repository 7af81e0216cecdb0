// The saga's steps as they arrive: shown one by one, and said aloud for those who listen.

import { h, say, took, when } from './kit.js';
import { has, t } from './words.js';

const MARKS = { succeeded: '✓', waiting: '', failed: '✕', parked: '!', silent: '…',
  skipped: '»', called_off: '↩' };

/** By the reply where there are words for it: a debit that led to the cashier is no debit. */
function name(step) {
  const answered = `step.${step.command}.${step.reply}`;
  if (has(answered)) {
    return t(answered);
  }
  return has(`step.${step.command}`) ? t(`step.${step.command}`) : step.command;
}

function ofSaga(saga) {
  return saga.steps.map((step) => ({
    key: `${saga.saga_id}/${step.step}/${step.attempt}/${step.sent_at}`, at: step.sent_at,
    label: name(step), state: step.outcome.toLowerCase(),
    wire: [step.command, step.reply].filter(Boolean).join(' → '),
    note: [step.attempt > 1 ? t('step.attempt', { number: step.attempt }) : '',
      step.reason ? reason(step.reason) : ''].filter(Boolean).join(' · '),
    took: step.replied_at ? took(step.sent_at, step.replied_at) : '' }));
}

/** A stable reason in the reader's words. */
export function reason(code) {
  return has(`reason.${code}`) ? t(`reason.${code}`) : code;
}

function milestone(key, at, label) {
  return { key, at, label, state: 'succeeded', wire: '', note: '', took: when(at) };
}

/** Everything that has happened, oldest first. */
export function stepsOf(order, timeline) {
  return [milestone('placed', order.placed_at, t('step.placed')),
    ...order.shipments.map((parcel) => milestone(`parcel-${parcel.merchant_id}`,
      parcel.shipped_at, t('step.shipped', { merchant: parcel.merchant_id,
        number: `${parcel.carrier} ${parcel.tracking_no}` }))),
    ...timeline.sagas.flatMap(ofSaga)].sort((a, b) => new Date(a.at) - new Date(b.at));
}

function item(step) {
  return h('li', { class: step.state },
    h('span', { class: 'dot', 'aria-hidden': 'true' }, MARKS[step.state] ?? '•'),
    h('div', {}, h('span', {}, step.label), h('span', { class: 'unseen' },
      ` ${t(`outcome.${step.state}`)}`),
    step.note && h('span', { class: 'small' }, ` ${step.note}`),
    step.wire && h('span', { class: 'mono' }, step.wire)),
    h('span', { class: 'took' }, step.took));
}

/** A list that changes only where something has changed. */
export function stepList() {
  const list = h('ol', { class: 'steps', id: 'steps' });
  const known = new Map();
  return { list, show(steps) {
    const first = known.size === 0;
    steps.forEach((step, index) => {
      const text = JSON.stringify(step);
      const there = known.get(step.key);
      if (there?.text === text) {
        return;
      }
      const element = item(step);
      if (there) {
        there.element.replaceWith(element);
      } else {
        list.insertBefore(element, list.children[index] ?? null);
      }
      known.set(step.key, { text, element });
      if (!first && step.state !== 'waiting') {
        say(`${step.label}: ${t(`outcome.${step.state}`)}`);
      }
    });
  } };
}
