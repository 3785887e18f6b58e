/** What a course or a layer of places offers to keep, shown where its page has unfolded the place for it. */
import { readPacks } from '../offline/packs.js';
import { button } from './buttons.js';
import { el, fetchJson, fill, getElement } from './dom.js';
import { createHalt } from './halt.js';
import { createRow } from './offline/row.js';
import { createStorage } from './offline/storage.js';
import { whyNot } from './offline/worker.js';

const place = getElement('[data-packs]');
const rows = getElement('[data-packs-rows]', place);
const list = place.dataset.packs || '';

async function show() {
  const reason = whyNot();
  if (reason) return fill(rows, createHalt('unknown', '这里存不了', reason));
  /** @type {[{ packs: import('../offline/packs.js').Offer[] }, import('../offline/packs.js').Pack[]]} */
  const [{ packs }, kept] = await Promise.all([fetchJson(list), readPacks()]);
  const items = packs.map((offer) => {
    const own = kept.find(({ id }) => id === offer.id);
    return createRow(own, offer, list, show);
  });
  return fill(rows, el('ul', { class: 'plain packs' }, ...items), await createStorage());
}

function begin() {
  show().catch(() => {
    const again = button('再试一次', begin);
    const text = '可能是网络断了，有网络时再试。';
    fill(rows, createHalt('lost', '没有取到清单', text, { acts: [again] }));
  });
}

begin();
