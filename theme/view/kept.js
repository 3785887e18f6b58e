/** The page 离线内容, which also stands for pages that are not there without a network. */
import { el, fill, getElement, siteUrl } from './dom.js';
import { createInstall } from './offline/install.js';
import { createSeen } from './offline/seen.js';
import { whyNot } from './offline/worker.js';

/** Says of the page that was looked for that it is not here. @param {string} path from the site's root */
function sayLost(path) {
  const address = siteUrl(path);
  if (!address.startsWith(siteUrl(''))) return;
  /** @type {HTMLAnchorElement} */ (getElement('[data-again]')).href = address;
  getElement('[data-lost]').hidden = false;
}

async function start() {
  const lost = new URL(location.href).searchParams.get('of');
  if (lost !== null) sayLost(lost);
  const reason = whyNot();
  const seen = reason === null ? await createSeen(new Set()).catch(() => null) : null;
  fill(
    getElement('[data-kept]'),
    reason !== null && el('p', { class: 'note' }, reason),
    seen,
    createInstall(),
  );
}

start();
