// Sheets from the bottom of the screen. The browser's own dialog keeps focus inside, closes on
// Escape and gives the focus back.

import { h, attempt, notice } from './kit.js';
import { t } from './words.js';

let count = 0;

/**
 * Shows a sheet; resolves with what `done` was called with, or undefined when it was dismissed.
 * `build(done)` answers the content; `submit` runs when its form is sent.
 */
export function sheet(title, build) {
  return new Promise((resolve) => {
    let result;
    const id = `sheet-${count += 1}`;
    const dialog = h('dialog', { 'aria-labelledby': id, onclose: () => {
      dialog.remove();
      resolve(result);
    }, onclick: (event) => event.target === dialog && dialog.close() });
    const done = (value) => {
      result = value;
      dialog.close();
    };
    addEventListener('hashchange', () => dialog.close(), { once: true });
    dialog.append(build({ done, close: () => dialog.close(), heading: h('h2', { id }, title) }));
    document.body.append(dialog);
    dialog.showModal();
  });
}

/** A form in a sheet: sent by Enter or by its main button; problems are shown inside. */
export function formSheet(title, { fields, main, send, intro = [] }) {
  return sheet(title, ({ done, close, heading }) => {
    const problem = h('p', { class: 'problem', role: 'alert', hidden: true });
    const submit = h('button', { class: 'btn btn_main', type: 'submit' }, main);
    return h('form', { novalidate: true, onsubmit: (event) => {
      event.preventDefault();
      attempt(submit, async () => {
        problem.hidden = true;
        try {
          done(await send());
        } catch (error) {
          problem.textContent = error.sentence ?? error.message;
          problem.hidden = false;
        }
      });
    } }, heading, intro, fields, problem, submit,
    h('button', { class: 'btn', type: 'button', onclick: close }, t('not_now')));
  });
}

/** Asks before something that cannot be taken back. */
export function confirmSheet(title, text, yes) {
  return sheet(title, ({ done, close, heading }) => h('div', { class: 'inside' }, heading,
    h('p', { class: 'text' }, text),
    h('button', { class: 'btn btn_main', type: 'button', onclick: () => done(true) }, yes),
    h('button', { class: 'btn', type: 'button', onclick: close }, t('not_now'))));
}

/** Text to give to somebody, with a button that copies it. */
export function textSheet(title, text, explanation) {
  return sheet(title, ({ close, heading }) => {
    const area = h('textarea', { readonly: true, rows: 4 }, text);
    return h('div', { class: 'inside' }, heading, h('p', { class: 'text' }, explanation),
      h('label', { class: 'field' }, h('span', {}, t('text_to_copy')), area),
      h('button', { class: 'btn btn_main', type: 'button', onclick: async () => {
        area.select();
        await navigator.clipboard.writeText(text).catch(() => document.execCommand('copy'));
        close();
        notice(t('copied'), 'good');
      } }, t('copy')),
      h('button', { class: 'btn', type: 'button', onclick: close }, t('close')));
  });
}
