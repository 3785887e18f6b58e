import { el } from './dom.js';

/** @param {'script' | 'link'} tag @param {Record<string, string>} attributes @returns {Promise<unknown>} */
const load = (tag, attributes) =>
  new Promise((resolve, reject) => {
    const element = el(tag, attributes);
    element.addEventListener('load', resolve);
    element.addEventListener('error', reject);
    document.head.append(element);
  });

/** A script that few visitors want, run when it arrives; rejects where it does not. @param {string} src */
export const loadScript = (src) => load('script', { src });

/** A style sheet of such a part of the page. @param {string} href */
export const loadStyle = (href) => load('link', { rel: 'stylesheet', href });
