// Small helpers: elements without innerHTML, calls of the control plane, amounts.

export function h(name, props = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(props)) {
    if (key.startsWith('on')) {
      element.addEventListener(key.slice(2), value);
    } else if (value === true) {
      element.setAttribute(key, '');
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(key, value);
    }
  }
  element.append(...children.flat().filter((c) => c !== null && c !== undefined));
  return element;
}

export async function call(method, path, body) {
  const options = { method, headers: {} };
  if (body !== undefined) {
    options.headers['Content-Type'] = 'application/json';
    options.body = JSON.stringify(body);
  }
  const response = await fetch(path, options);
  const text = await response.text();
  const json = text ? JSON.parse(text) : {};
  if (!response.ok) {
    throw new Error(json.message || `${path} answered ${response.status}`);
  }
  return json;
}

let hiding;

export function toast(text) {
  const box = document.getElementById('toast');
  box.textContent = text;
  box.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { box.hidden = true; }, 3500);
}

const KINDS = { '': 'weui-btn_default', btn_main: 'weui-btn_primary', btn_warn: 'weui-btn_warn' };

export function button(label, action, kind = '') {
  return h('button', {
    class: `weui-btn weui-btn_mini btn ${KINDS[kind]} ${kind}`,
    onclick: async (event) => {
      const self = event.currentTarget;
      self.disabled = true;
      try {
        await action();
        document.dispatchEvent(new Event('changed'));
      } catch (error) {
        toast(error.message);
      } finally {
        self.disabled = false;
      }
    },
  }, label);
}

// Fen are integers; only here do they become yuan, for the eye.
export function yuan(fen) {
  const sign = fen < 0 ? '-' : '';
  const text = String(Math.abs(fen)).padStart(3, '0');
  const whole = text.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${sign}¥${whole}.${text.slice(-2)}`;
}

export function time(millis) {
  return new Date(millis).toLocaleTimeString('zh-CN', { timeZone: 'Asia/Shanghai' });
}

export function tag(text, kind = '') {
  return h('span', { class: `tag ${kind ? `tag_${kind}` : ''}` }, text);
}

export function card(title, chinese, ...children) {
  return h('section', { class: 'card' }, h('h2', {}, `${title} `, h('small', {}, chinese)),
    ...children);
}

export function empty(text) {
  return h('div', { class: 'empty' }, text);
}

export function field(label, input) {
  return h('label', {}, label, input);
}
