/**
 * Builds what the learner pages load: scripts, styles and the icon sprite, into overrides/assets/suixue/.
 * One bundle a page: a phone fetches one script and one or two style sheets.
 */
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { ICONS } from './icons.js';

const OUT = new URL('./overrides/assets/suixue/', import.meta.url);

/** Sources; each is built under its own name, so a page `x.html` asks for `assets/suixue/x.js` or `x.css`. */
const ENTRIES = [
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

async function sprite() {
  const symbols = await Promise.all(ICONS.map(symbol));
  return `<svg class="sprite" width="0" height="0" aria-hidden="true">${symbols.join('')}</svg>\n`;
}

await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
await writeFile(new URL('icons.html', OUT), await sprite());
await build({
  entryPoints: ENTRIES.map((source) => ({ in: source, out: outputName(source) })),
  absWorkingDir: new URL('.', import.meta.url).pathname,
  outdir: OUT.pathname,
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2018',
  charset: 'utf8',
  legalComments: 'none',
  loader: { '.png': 'empty' }, // of Leaflet's style sheet; the map uses none of its pictures
  nodePaths: [new URL('./node_modules', import.meta.url).pathname],
  logLevel: 'info',
});
