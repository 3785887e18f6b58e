import { packOf, removePack, takePack } from '../../offline/packs.js';
import { choose } from '../../runner/sizes.js';
import { askToPersist } from '../../store/store.js';
import { el, fill, siteUrl } from '../dom.js';
import { isSlow } from '../player/film.js';
import { readHabits } from '../player/memory.js';
import { awaitWorker } from './worker.js';

/** @typedef {import('../../offline/packs.js').Offer} Offer */
/** @typedef {import('../../offline/packs.js').Pack} Pack */
/** @typedef {import('../../offline/packs.js').File} File */

/** @param {readonly File[]} files */
export const bytesOf = (files) => files.reduce((sum, [, bytes]) => sum + bytes, 0);

/** @param {number} bytes */
export const sized = (bytes) =>
  bytes < 1e5 ? `${Math.max(1, Math.round(bytes / 1e3))} KB` : `${(bytes / 1e6).toFixed(1)} MB`;

/** The file of each video that the player will look for here. @param {Offer} offer @returns {File[]} */
const filmsOf = ({ films }) =>
  films.map(({ sources, audio }) => {
    const phone = { isSlow: isSlow(), width: window.screen.width, playsHls: false };
    const film = /** @type {Film} */ ({ sources, audio });
    const { src, bytes = 0 } = choose(film, readHabits().wish, phone);
    return [src, bytes];
  });

/** @param {unknown} error why it broke off @param {boolean} isNewer whether what was kept before is still there */
function whyBroken(error, isNewer) {
  const { name } = /** @type {Error} */ (error);
  const rest = isNewer ? '原来存的还在，照常能用。' : '';
  if (name === 'AbortError') return `停下了，取到的先留着。${rest}`;
  if (name === 'QuotaExceededError')
    return `手机里没有地方了，${rest ? '没有更新。' : '一点也没有存。'}${rest}删掉些别的再试。`;
  return `网络断了，没有存完；有网络时接着存。${rest}`;
}

/**
 * What a row of the list is about. `offer` undefined: what the site has now is not known; `list`: where it offers it.
 * @typedef {{ kept: Pack | undefined, offer: Offer | undefined, list: string }} Subject
 */

/** @param {Subject} subject */
const nameOf = ({ kept, offer }) => /** @type {Offer | Pack} */ (offer || kept);

/** @param {Pack} kept @param {Offer | undefined} offer */
const isOld = (kept, offer) => Boolean(offer && offer.version !== kept.version);

/** @param {Subject} subject @returns {string} how it stands */
function standing({ kept, offer }) {
  if (!kept) return offer && offer.films.length > 0 ? '课文、题目和解析；视频另选。' : '';
  if (!kept.whole) return '没有存完，还不能当存好的用。';
  const words = `已存在手机上${kept.films ? '，连同视频' : ''} · ${sized(bytesOf(kept.files))}`;
  return isOld(kept, offer) ? `${words}，网站上有更新` : words;
}

/** What may be done, in words, and whether with videos. @param {Subject} subject @returns {[words: string, withFilms: boolean][]} */
function choices({ kept, offer }) {
  if (!offer) return [];
  const films = filmsOf(offer);
  const weight = sized(bytesOf([...offer.files, ...films]));
  if (!kept) {
    /** @type {[string, boolean][]} */
    const both = [[`连视频一起存 · ${weight}`, true]];
    return [
      [`存到手机 · ${sized(bytesOf(offer.files))}`, false],
      ...(films.length > 0 ? both : []),
    ];
  }
  if (!kept.whole) return [['接着存', kept.films]];
  if (isOld(kept, offer)) return [['更新', kept.films]];
  return kept.films || films.length === 0 ? [] : [[`再存视频 · ${sized(bytesOf(films))}`, true]];
}

/** Rejects once it is wished to stop. @param {AbortSignal} signal @returns {Promise<never>} */
const stopped = (signal) =>
  new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new DOMException('stopped', 'AbortError')));
  });

/**
 * Keeps what is offered, and says how far it has come.
 * @param {Offer} offer
 * @param {string} list
 * @param {{ withFilms: boolean, said: HTMLElement, signal: AbortSignal }} how
 */
async function keep(offer, list, { withFilms, said, signal }) {
  /** @param {number} share */
  const reached = (share) => {
    said.textContent = `正在存 ${share}%`;
  };
  reached(0);
  askToPersist().catch(() => {}); // a browser that refuses may clear it by itself one day
  await Promise.race([awaitWorker(), stopped(signal)]);
  const wanted = packOf(offer, list, withFilms ? filmsOf(offer) : [], Date.now());
  await takePack(siteUrl(''), wanted, { reached, signal });
}

/**
 * One course or city: what it weighs, whether it is kept, and the buttons for both. It counts as kept once all of it is.
 * @param {Pack | undefined} kept
 * @param {Offer | undefined} offer
 * @param {string} list
 * @param {() => void} changed
 */
export function createRow(kept, offer, list, changed) {
  const subject = { kept, offer, list };
  const { id, title, path } = nameOf(subject);
  const said = el('p', { class: 'muted', role: 'status' }, standing(subject));
  const buttons = el('p', { class: 'pack-acts' });

  /** @param {string} words @param {() => void} act */
  const button = (words, act) => {
    const name = `${words}：${title}`;
    const made = el('button', { class: 'btn', type: 'button', 'aria-label': name }, words);
    made.addEventListener('click', act);
    return made;
  };
  /** @param {boolean} withFilms */
  const take = async (withFilms) => {
    if (!offer) return;
    const stopping = new AbortController();
    const stop = button('停下', () => stopping.abort());
    fill(buttons, stop);
    stop.focus({ preventScroll: true });
    try {
      await keep(offer, list, { withFilms, said, signal: stopping.signal });
      changed();
    } catch (error) {
      said.textContent = whyBroken(error, kept?.whole === true);
      const again = button('接着存', () => take(withFilms));
      fill(buttons, again, button('删掉', drop));
    }
  };
  const drop = async () => {
    await removePack(siteUrl(''), id);
    changed();
  };

  const offered = choices(subject).map(([words, films]) => button(words, () => take(films)));
  fill(buttons, ...offered, kept && button('删掉', drop));
  const name = kept ? el('a', { href: siteUrl(path) }, title) : el('b', {}, title);
  return el('li', { class: 'pack' }, el('p', { class: 'pack-title' }, name), said, buttons);
}
