import { el, siteUrl } from '../dom.js';

/** @param {Media} media */
function player({ kind, src, alt }) {
  const address = siteUrl(src);
  if (kind === 'image') return el('img', { class: 'media-image', src: address, alt });
  return kind === 'audio'
    ? el('audio', { controls: '', preload: 'none', src: address, 'aria-label': alt })
    : el('video', {
        controls: '',
        playsinline: '',
        'webkit-playsinline': '',
        preload: 'metadata',
        src: address,
        'aria-label': alt,
      });
}

/** @param {Media} media */
const transcript = ({ transcript: words }) =>
  words && el('details', { class: 'fold' }, el('summary', {}, '文字稿'), el('p', {}, words));

/**
 * The pictures and recordings a question asks about, each with its words for those who do not see or hear it.
 * @param {readonly Media[]} media
 */
export const createMedia = (media) =>
  media.map((one) => el('figure', { class: 'media' }, player(one), transcript(one)));
