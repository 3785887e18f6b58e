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

/** @param {unknown} error why it broke off */
function whyBroken(error) {
  const { name } = /** @type {Error} */ (error);
  if (name === 'AbortError') return '停下了，取到的先留着。';
  if (name === 'QuotaExceededError') return '手机里没有地方了，一点也没有存。删掉些别的再试。';
  return '网络断了，没有存完；有网络时接着存。';
}

const root = () => siteUrl('');

/**
 * One course or city: what it weighs, whether it is kept, and the buttons for both. It counts as kept once all of it is.
 * @param {Pack | undefined} kept
 * @param {Offer | undefined} offer undefined: what the site has now is not known
 * @param {string} list where the site offers it
 * @param {() => void} changed
 */
export function createRow(kept, offer, list, changed) {
  const { title, path } = /** @type {Offer | Pack} */ (offer || kept);
  const said = el('p', { class: 'muted', role: 'status' });
  const buttons = el('p', { class: 'pack-acts' });
  const name = kept ? el('a', { href: siteUrl(path) }, title) : el('b', {}, title);
  const element = el(
    'li',
    { class: 'pack' },
    el('p', { class: 'pack-title' }, name),
    said,
    buttons,
  );

  /** @param {string} words @param {() => void} act */
  const button = (words, act) => {
    const made = el(
      'button',
      { class: 'btn', type: 'button', 'aria-label': `${words}：${title}` },
      words,
    );
    made.addEventListener('click', act);
    return made;
  };
  /** @param {boolean} withFilms */
  const take = async (withFilms) => {
    if (!offer) return;
    const stopping = new AbortController();
    fill(
      buttons,
      button('停下', () => stopping.abort()),
    );
    askToPersist().catch(() => {}); // a browser that refuses may clear it by itself one day
    /** @param {number} share */
    const reached = (share) => {
      said.textContent = `正在存 ${share}%`;
    };
    reached(0);
    try {
      const wanted = packOf(offer, list, withFilms ? filmsOf(offer) : [], Date.now());
      await awaitWorker();
      await takePack(root(), wanted, { reached, signal: stopping.signal });
      changed();
    } catch (error) {
      said.textContent = whyBroken(error);
      fill(
        buttons,
        button('接着存', () => take(withFilms)),
        button('删掉', drop),
      );
    }
  };
  const drop = async () => {
    await removePack(root(), /** @type {Offer | Pack} */ (offer || kept).id);
    changed();
  };

  const films = offer ? filmsOf(offer) : [];
  const text = offer ? sized(bytesOf(offer.files)) : '';
  const withFilms = offer && films.length > 0 && sized(bytesOf([...offer.files, ...films]));
  if (!kept) {
    said.textContent = films.length > 0 ? '课文、题目和解析；视频另选。' : '';
    fill(
      buttons,
      button(`存到手机 · ${text}`, () => take(false)),
      withFilms && button(`连视频一起存 · ${withFilms}`, () => take(true)),
    );
    return element;
  }
  const size = sized(bytesOf(kept.files));
  const isOld = Boolean(offer && offer.version !== kept.version);
  said.textContent = !kept.whole
    ? '没有存完，还不能当存好的用。'
    : `已存在手机上${kept.films ? '，连同视频' : ''} · ${size}${isOld ? '，网站上有更新' : ''}`;
  fill(
    buttons,
    offer && !kept.whole && button('接着存', () => take(kept.films)),
    offer && kept.whole && isOld && button('更新', () => take(kept.films)),
    offer &&
      kept.whole &&
      !kept.films &&
      films.length > 0 &&
      button(`再存视频 · ${sized(bytesOf(films))}`, () => take(true)),
    button('删掉', drop),
  );
  return element;
}
