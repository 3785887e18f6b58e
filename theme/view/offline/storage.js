import { el } from '../dom.js';
import { sized } from './row.js';

/** What the site uses of the phone and how much it may; an empty paragraph where the browser does not tell. */
export async function createStorage() {
  const words = el('p', { class: 'muted' });
  const { usage, quota } = (await navigator.storage?.estimate?.().catch(() => null)) || {};
  if (usage === undefined || quota === undefined) return words;
  const lasts = await navigator.storage.persisted?.().catch(() => false);
  words.textContent = `这个网站一共用了 ${sized(usage)}，浏览器最多给 ${(quota / 1e9).toFixed(1)} GB。${
    lasts ? '' : '手机快满时，浏览器可能自己清掉。'
  }`;
  return words;
}
