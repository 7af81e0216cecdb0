// Elements made one by one, never from markup, so that nothing a server says can become any; amounts
// and times for the eye.

import { language, t } from './words.js';

/** An element. Children that are text become text, whatever they look like. */
export function h(name, props = {}, ...children) {
  return fill(document.createElement(name), props, children);
}

function fill(element, props, children) {
  for (const [key, value] of Object.entries(props)) {
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (value === true) {
      element.setAttribute(key, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.flat(3).filter((c) => c !== null && c !== undefined && c !== false));
  return element;
}

/** A line drawing of one path. */
export function drawing(path) {
  const make = (name, attributes) => fill(
    document.createElementNS('http://www.w3.org/2000/svg', name), attributes, []);
  const svg = make('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' });
  svg.append(make('path', { d: path }));
  return svg;
}

export function card(title, ...children) {
  return h('section', { class: 'card' }, title && h('h2', {}, title), ...children);
}

export function tag(text, kind = '') {
  return h('span', { class: kind ? `tag tag_${kind}` : 'tag' }, text);
}

/** Replaces children, and keeps the keyboard where it was. */
export function swap(element, ...children) {
  const id = element.contains(document.activeElement) && document.activeElement.id;
  element.replaceChildren(...children.flat(3).filter(Boolean));
  const again = id && document.getElementById(id);
  if (again && document.activeElement !== again) {
    again.focus();
  }
}

/** Fen are whole numbers; they become yuan only here, for the eye. */
export function yuan(money) {
  const fen = typeof money === 'number' ? money : money.total;
  const digits = String(Math.abs(fen)).padStart(3, '0');
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}¥${whole}.${digits.slice(-2)}`;
}

/** The fen of a typed amount in yuan; null when it is none. No fraction is ever computed. */
export function fen(text) {
  const found = /^[¥￥]?\s*(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text.trim());
  return found && Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
}

export function when(instant) {
  return new Date(instant).toLocaleString(language() === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai', month: 'short', day: 'numeric', hour: '2-digit',
    minute: '2-digit' });
}

/** Milliseconds between two instants, readable. */
export function took(from, to) {
  const millis = Math.max(0, new Date(to) - new Date(from));
  return millis < 1000 ? `${millis} ms` : `${Math.round(millis / 100) / 10} s`;
}

let unsaying;

/** Says something to those who listen instead of looking. */
export function say(text) {
  const said = document.getElementById('said');
  const line = h('span', {}, `${text} `);
  said.append(line);
  clearTimeout(unsaying);
  unsaying = setTimeout(() => said.replaceChildren(), 4000);
}

/** Shows a sentence that stays until it is closed or the page changes. */
export function notice(text, kind = 'bad') {
  const box = document.getElementById('notice');
  box.dataset.kind = kind;
  box.hidden = false;
  box.replaceChildren(h('span', {}, text),
    h('button', { type: 'button', 'aria-label': t('close'), onclick: quiet }, '×'));
}

export function quiet() {
  document.getElementById('notice').hidden = true;
}

/**
 * A button that does one thing at a time and says what went wrong. It stays focusable while it is
 * busy: a disabled button would throw keyboard users out of the page.
 */
export function button(label, action, { kind = '', id, describedby } = {}) {
  return h('button', {
    type: 'button', id, 'aria-describedby': describedby,
    class: `btn ${kind.split(' ').filter(Boolean).map((k) => `btn_${k}`).join(' ')}`,
    onclick: (event) => attempt(event.currentTarget, action),
  }, label);
}

export async function attempt(control, action) {
  if (control.getAttribute('aria-busy') === 'true') {
    return;
  }
  control.setAttribute('aria-busy', 'true');
  quiet();
  try {
    await action();
  } catch (problem) {
    if (problem.name !== 'AbortError') {
      notice(problem.sentence ?? t('error.page'));
      if (!problem.sentence) {
        console.error(problem);
      }
    }
  } finally {
    control.removeAttribute('aria-busy');
  }
}

/** A labelled input. */
export function field(label, input) {
  return h('label', { class: 'field' }, h('span', {}, label), input);
}

const GLYPHS = { tea: '茶', tableware: '瓷', welfare: '福', wine: '酒' };

/** Stands for a picture, of which the catalogue has none. */
export function tile(category, title, size = '') {
  return h('div', { class: `tile ${size}`, 'data-kind': category, 'aria-hidden': 'true' },
    GLYPHS[category] ?? [...title][0]);
}

export async function copy(text) {
  await navigator.clipboard.writeText(text);
  notice(t('copied'), 'good');
}
