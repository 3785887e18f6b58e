/** @typedef {Node | string | null | false | undefined} Child */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} [attributes]
 * @param {...Child} children text stays text; what is falsy is left out
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * An element holding HTML that was sanitised when the site was built.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} attributes
 * @param {string} html
 */
export function authored(tag, attributes, html) {
  const element = el(tag, attributes);
  element.innerHTML = html;
  return element;
}

/**
 * Puts `children` in the place of what the element holds.
 * @param {Element} element
 * @param {...Child} children
 */
export function fill(element, ...children) {
  element.textContent = '';
  for (const child of children) if (child) element.append(child);
}

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @template {keyof SVGElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string>} attributes
 * @param {...Child} children
 * @returns {SVGElementTagNameMap[T]}
 */
export function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  for (const child of children) if (child) element.append(child);
  return element;
}

/**
 * @param {string} name one of theme/icons.js
 * @param {string} [className]
 */
export const icon = (name, className = '') =>
  svg(
    'svg',
    { class: `icon ${className}`, 'aria-hidden': 'true' },
    svg('use', { href: `#i-${name}` }),
  );

/** Resolves once what was put on the page is to be seen. */
export const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
  });

/**
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement}
 */
export function getElement(selector, within = document) {
  const element = getOptionalElement(selector, within);
  if (!element) throw new Error(`the page has no ${selector}`);
  return element;
}

/**
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement | undefined}
 */
export function getOptionalElement(selector, within = document) {
  return /** @type {HTMLElement | null} */ (within.querySelector(selector)) || undefined;
}

/**
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {HTMLElement[]}
 */
export const getElements = (selector, within = document) => [
  ...within.querySelectorAll(/** @type {'div'} */ (selector)),
];

/**
 * A file of the site, whatever folder the site is published in.
 * @param {string} path from the site's root
 */
export function siteUrl(path) {
  const root = document.documentElement.dataset.root || '.';
  return new URL(path, new URL(`${root}/`, location.href)).href;
}

/** The name the office gave the site, as the frame says it. */
export const brand = () => document.documentElement.dataset.brand || '';

/** @type {Map<string, Promise<Response>>} */
const ahead = new Map();

/**
 * Begins to fetch what will be asked for as soon as something else is known; a failure is told to who asks for it.
 * @param {string} path from the site's root
 */
export function fetchAhead(path) {
  const coming = fetch(siteUrl(path));
  coming.catch(() => {});
  ahead.set(path, coming);
}

/**
 * @param {string} path from the site's root
 * @returns {Promise<any>} null when the site has no such file
 */
export async function fetchOptionalJson(path) {
  const coming = ahead.get(path);
  ahead.delete(path);
  const answer = await (coming || fetch(siteUrl(path)));
  if (answer.status === 404) return null;
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

/**
 * @param {string} path from the site's root
 * @returns {Promise<any>}
 */
export async function fetchJson(path) {
  const json = await fetchOptionalJson(path);
  if (json === null) throw new Error(`the site has no ${path}`);
  return json;
}
