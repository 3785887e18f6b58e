import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Sources; each is built under its own name. A page asks for `built['x.js']`: its name on the site holds its hash. */
export const ENTRIES = [
  'map/pmtiles.js',
  'map/roommap.js',
  'styles/app.css',
  'styles/backup.css',
  'styles/checkpoints.css',
  'styles/contest.css',
  'styles/course.css',
  'styles/exam.css',
  'styles/handbook.css',
  'styles/home.css',
  'styles/me.css',
  'styles/mine.css',
  'styles/observatory.css',
  'styles/offline.css',
  'styles/packs.css',
  'styles/plain.css',
  'styles/play.css',
  'styles/player.css',
  'styles/practice.css',
  'styles/roommap.css',
  'styles/rooms.css',
  'styles/tools.css',
  'styles/transcript.css',
  'view/backup.js',
  'view/checkpoints.js',
  'view/contest.js',
  'view/county.js',
  'view/course.js',
  'view/due.js',
  'view/exam.js',
  'view/exam_hub.js',
  'view/home.js',
  'view/kept.js',
  'view/lesson.js',
  'view/live.js',
  'view/mistakes.js',
  'view/me.js',
  'view/notices.js',
  'view/offline.js',
  'view/packs.js',
  'view/play.js',
  'view/player.js',
  'view/practice.js',
  'view/practice/finder.js',
  'view/practice_hub.js',
  'view/qr.js',
  'view/rooms.js',
  'view/rooms/saving.js',
  'view/round.js',
  'view/search.js',
  'view/size.js',
  'view/standing.js',
  'view/topic.js',
  'view/transcript.js',
  'view/watching.js',
  'worker/worker.js',
];

/** @param {string} source */
const outputName = (source) => source.replace(/^.*\/|\.[a-z]+$/g, '');

/** The oldest browsers served; esbuild writes scripts and style sheets for them. */
const OLDEST = ['es2018', 'chrome80', 'ios13.4'];
const ICON_PACKAGE = '@mdi/svg';

/** @param {string} path @returns {string} below this file */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** How esbuild writes everything that ships. */
export const SHIPPED = {
  absWorkingDir: here('.'),
  bundle: true,
  minify: true,
  target: OLDEST,
  supported: { destructuring: true }, // iOS 13.4 has it but for a corner that nobody writes
  define: { 'process.env.NODE_ENV': '"production"' }, // Workbox speaks in the console otherwise
  inject: [here('./runner/search/lunr_name.js')],
  charset: /** @type {const} */ ('utf8'),
  legalComments: /** @type {const} */ ('none'), // licences.js writes them to a file of their own
  nodePaths: [here('./node_modules')],
};

/** @param {string} name */
async function symbol(name) {
  const file = new URL(`./node_modules/${ICON_PACKAGE}/svg/${name}.svg`, import.meta.url);
  const path = /<path d="([^"]+)"/.exec(await readFile(file, 'utf8'));
  if (!path) throw new Error(`${ICON_PACKAGE} ${name}.svg holds no path`);
  return `<symbol id="i-${name}" viewBox="0 0 24 24"><path d="${path[1]}"/></symbol>`;
}

/** @param {readonly string[]} names */
export async function sprite(names) {
  const symbols = await Promise.all(names.map(symbol));
  return `<svg class="sprite" width="0" height="0" aria-hidden="true">${symbols.join('')}</svg>\n`;
}

/** @param {string[]} inputs paths of sources */
const packagesOf = (inputs) =>
  new Set(inputs.flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] || []));

/**
 * What the pages load, in memory: one script and one or two style sheets a page; and the packages it is made of, the
 * icons' too.
 * @param {string} folder where the files are to stand
 */
export async function bundle(folder) {
  const { outputFiles, metafile } = await build({
    ...SHIPPED,
    entryPoints: ENTRIES.map((source) => ({ in: source, out: outputName(source) })),
    outdir: folder,
    write: false,
    metafile: true,
    format: 'iife',
    loader: { '.png': 'empty', '.svg': 'text' }, // Leaflet's style sheet names pictures that the map does not use
  });
  const packages = [...new Set([...packagesOf(Object.keys(metafile.inputs)), ICON_PACKAGE])];
  return { files: outputFiles, packages };
}
