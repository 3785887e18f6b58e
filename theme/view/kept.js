/** The page 离线内容, which also stands for pages that are not there without a network. */
import { filesOfPacks, readPacks } from '../offline/packs.js';
import { el, fetchJson, fill, getElement, siteUrl } from './dom.js';
import { createHalt } from './halt.js';
import { section } from './me/section.js';
import { createFilms } from './offline/films.js';
import { createInstall } from './offline/install.js';
import { createRow } from './offline/row.js';
import { createSeen } from './offline/seen.js';
import { createStorage } from './offline/storage.js';
import { whyNot } from './offline/worker.js';

/** The page of this site that the worker says was looked for; '' where somebody else has written something else. @param {string} path from the site's root */
function lostPage(path) {
  try {
    const address = siteUrl(path);
    return address.startsWith(siteUrl('')) ? address : '';
  } catch {
    return '';
  }
}

/** Says of the page that was looked for that it is not here. @param {string} path from the site's root */
function sayLost(path) {
  const address = lostPage(path);
  if (!address) return;
  /** @type {HTMLAnchorElement} */ (getElement('[data-again]')).href = address;
  getElement('[data-lost]').hidden = false;
}

/** Where there is something to keep. */
const WAYS = [
  ['看课程', ''],
  ['找小屋', 'rooms/'],
  ['去搜索', 'search/'],
];

/** What is kept by itself, and what the site now has of it, if that can be known. */
async function createPacks() {
  const kept = await readPacks();
  const items = kept.map(async (pack) => {
    /** @type {{ packs: import('../offline/packs.js').Offer[] } | null} */
    const offered = await fetchJson(pack.list).catch(() => null);
    const offer = offered?.packs.find(({ id }) => id === pack.id);
    return createRow(pack, offer, pack.list, show);
  });
  const none = createHalt(
    'empty',
    '还没有存过什么',
    '打开一门课、找小屋的那一页，或者搜索，点“存到手机”。',
    { acts: WAYS.map(([label, path]) => el('a', { class: 'btn', href: siteUrl(path) }, label)) },
  );
  const rows = el('ul', { class: 'plain packs' }, ...(await Promise.all(items)));
  return section('packs', '课程、小屋和搜索', kept.length > 0 ? rows : none, await createStorage());
}

/** @returns {Promise<import('./dom.js').Child[]>} */
async function createKept() {
  const listed = new Set(await filesOfPacks());
  return Promise.all([createPacks(), createFilms(listed, show), createSeen(listed)]);
}

async function show() {
  const reason = whyNot();
  const parts =
    reason === null ? await createKept() : [createHalt('unknown', '这里存不了', reason)];
  fill(getElement('[data-kept]'), ...parts, createInstall());
}

const lost = new URL(location.href).searchParams.get('of');
if (lost !== null) sayLost(lost);
show();
