import { toCsv, toGeoJson, toKml } from '../../map/exports.js';
import { copy } from '../copy.js';
import { brand, el, getElement, getElements } from '../dom.js';
import { toExport } from './showing.js';

/** @typedef {import('./finding.js').Found} Found */
/** @typedef {import('./library.js').Library} Library */

const FORMS = {
  csv: { write: toCsv, type: 'text/csv' },
  geojson: { write: toGeoJson, type: 'application/geo+json' },
  kml: { write: toKml, type: 'application/vnd.google-earth.kml+xml' },
};

/**
 * What can be done with a list: its address passed on, printed, kept as a file. The address holds what was asked for and
 * never where the visitor is.
 * @param {Library} library
 * @param {{ found: () => Found | undefined, say: (message: string) => void }} page
 */
export function mountSharing(library, { found, say }) {
  const { title, counter } = library.places.manifest.layer;
  getElement('[data-share]').addEventListener('click', async () => {
    if (navigator.share) {
      await navigator.share({ title, url: location.href }).catch(() => {}); // the visitor thought better of it
      return;
    }
    say((await copyAddress()) ? '链接已复制，粘贴发出去就行。' : '请复制浏览器地址栏里的链接。');
  });
  getElement('[data-print]').addEventListener('click', () => window.print());
  for (const button of getElements('[data-export]')) {
    const form = /** @type {keyof typeof FORMS} */ (button.dataset.export);
    button.addEventListener('click', () => save(form));
  }

  /** @param {keyof typeof FORMS} form */
  const save = async (form) => {
    const now = found();
    if (!now) return;
    const listed = now.list(now.rows.length);
    try {
      const places = await toExport(library, listed, (done, of) =>
        say(`正在取名单，${done} / ${of} 个县（市、区）…`),
      );
      const { write, type } = FORMS[form];
      const text = write(places, library.places.manifest, `来自${brand()}。`);
      download(new Blob([text], { type }), `${title}.${form}`);
      say(
        `${places.length} ${counter}存成了文件，坐标系是 WGS-84。微信里存不了，请用手机浏览器打开。`,
      );
    } catch (error) {
      console.error(error);
      say('名单没有取全，文件没有存。请看看网络再试一次。');
    }
  };
}

async function copyAddress() {
  const text = el('textarea', { class: 'vh', tabindex: '-1', 'aria-hidden': 'true', readonly: '' });
  text.value = location.href;
  const active = document.activeElement;
  document.body.append(text);
  const copied = await copy(text);
  text.remove();
  if (active instanceof HTMLElement) active.focus();
  return copied;
}

/** @param {Blob} blob @param {string} name */
function download(blob, name) {
  const url = URL.createObjectURL(blob);
  el('a', { href: url, download: name }).click();
  window.setTimeout(() => URL.revokeObjectURL(url), 60000);
}
