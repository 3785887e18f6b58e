import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { ICONS } from './icons.js';

/** Sources; each is built under its own name, so a page `x.html` asks for `assets/suixue/x.js` or `x.css`. */
export const ENTRIES = [
  'map/roommap.js',
  'styles/app.css',
  'styles/play.css',
  'styles/roommap.css',
  'styles/rooms.css',
  'view/course.js',
  'view/home.js',
  'view/lesson.js',
  'view/play.js',
  'view/rooms.js',
  'view/search.js',
];

/** @param {string} source */
const outputName = (source) => source.replace(/^.*\/|\.[a-z]+$/g, '');

/** @param {string} name */
async function symbol(name) {
  const file = new URL(`./node_modules/@mdi/svg/svg/${name}.svg`, import.meta.url);
  const path = /<path d="([^"]+)"/.exec(await readFile(file, 'utf8'));
  if (!path) throw new Error(`@mdi/svg ${name}.svg holds no path`);
  return `<symbol id="i-${name}" viewBox="0 0 24 24"><path d="${path[1]}"/></symbol>`;
}

export async function sprite() {
  const symbols = await Promise.all(ICONS.map(symbol));
  return `<svg class="sprite" width="0" height="0" aria-hidden="true">${symbols.join('')}</svg>\n`;
}

/**
 * What the pages load, in memory: one script and one or two style sheets a page.
 * @param {string} folder where the files are to stand
 */
export async function bundle(folder) {
  const { outputFiles } = await build({
    entryPoints: ENTRIES.map((source) => ({ in: source, out: outputName(source) })),
    absWorkingDir: new URL('.', import.meta.url).pathname,
    outdir: folder,
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2018',
    charset: 'utf8',
    legalComments: 'none',
    loader: { '.png': 'empty' }, // of Leaflet's style sheet; the map uses none of its pictures
    nodePaths: [new URL('./node_modules', import.meta.url).pathname],
  });
  return outputFiles;
}
