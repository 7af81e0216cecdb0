// The page's two languages. What a browser prefers decides, until its reader chooses.

const KEY = 'hutong.language';
const KNOWN = ['zh', 'en'];
let words = {};
let spoken = 'en';

export function language() {
  return spoken;
}

export function preferred() {
  const chosen = localStorage.getItem(KEY);
  if (KNOWN.includes(chosen)) {
    return chosen;
  }
  const first = navigator.languages.map((tag) => tag.slice(0, 2)).find((l) => KNOWN.includes(l));
  return first ?? 'en';
}

export async function speak(wanted) {
  const response = await fetch(new URL(`${wanted}.json`, import.meta.url));
  words = await response.json();
  spoken = wanted;
  document.documentElement.lang = wanted === 'zh' ? 'zh-CN' : 'en';
}

export function choose(wanted) {
  localStorage.setItem(KEY, wanted);
  return speak(wanted);
}

export function has(key) {
  return key in words;
}

/** The text of a key, with {names} filled in; a key without text shows itself. */
export function t(key, values = {}) {
  return (words[key] ?? key).replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');
}
