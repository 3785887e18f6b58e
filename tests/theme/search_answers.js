/**
 * What the search that ships answers, in Node as on a phone: it reads no file of the index but those it asks for.
 * `node search_answers.js <folder of a site> < queries.json`: for each query what was found, what it cost, and what lunr
 * scored; `whole` are the words of all things in every field, of which lunr itself makes the whole index to compare.
 */
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { SHIPPED } from '../../theme/bundle.js';
import { fromTheme } from './support.js';

const ENTRY = ['find', 'library', 'part', 'planned', 'variants'].map(
  (name) => `export * from './runner/search/${name}.js';`,
);

/** The part of the shipped script that knows no page, written as it ships. */
async function shipped() {
  const { outputFiles } = await fromTheme('esbuild').build({
    ...SHIPPED,
    stdin: { contents: ENTRY.join('\n'), resolveDir: SHIPPED.absWorkingDir },
    format: 'esm',
    write: false,
  });
  const text = Buffer.from(outputFiles[0].text).toString('base64');
  return import(`data:text/javascript;base64,${text}`);
}

const { find, openLibrary, part, planned, query } = await shipped();
const lunr = fromTheme('lunr');
const site = process.argv[2];
const { queries, whole } = JSON.parse(readFileSync(0, 'utf8'));

/** @type {string[]} */
let fetched = [];

/** @param {string} path */
const fetchJson = async (path) => {
  fetched.push(path);
  return JSON.parse(readFileSync(`${site}/${path}`, 'utf8'));
};

/** lunr's own index of everything. @param {Record<string, string[]>[]} things @param {Record<string, number>} boosts */
function wholeIndex(things, boosts) {
  const builder = new lunr.Builder();
  builder.b(0);
  for (const [field, boost] of Object.entries(boosts)) builder.field(field, { boost });
  builder.ref('ref');
  for (const [ref, thing] of things.entries()) builder.add({ ref, ...thing });
  return builder.build();
}

/** @param {any} library @param {any} index @param {string} text */
async function scores(library, index, text) {
  const words = planned(library, text);
  const { rows } = await library.rows(words);
  /** @param {any} of */
  const hits = (of) => query(of, words).map((hit) => [Number(hit.ref), hit.score]);
  return { ours: hits(part(library, rows, words)), theirs: index ? hits(index) : null };
}

/** @param {string} path */
const zipped = (path) => gzipSync(readFileSync(`${site}/${path}`), { level: 9 }).length;

const head = await fetchJson('data/search.json');
const index = whole && wholeIndex(whole, head.boosts);
const answers = [];
for (const text of queries) {
  fetched = [];
  const library = openLibrary(await fetchJson('data/search.json'), fetchJson);
  const { found, read, whole: count, words } = await find(library, text);
  const places = found.map(({ place }) => place);
  const first = await library.cards(places.slice(0, 6));
  const cost = {
    files: fetched.length,
    bytes: fetched.reduce((sum, path) => sum + zipped(path), 0),
  };
  const cards = await library.cards(places);
  answers.push({
    ...(await scores(library, index, text)),
    first: first.map(({ kind, group, title, path }) => ({ kind, group, title, path })),
    paths: cards.map(({ path }) => path),
    wholes: count,
    read,
    words,
    cost,
  });
}
process.stdout.write(JSON.stringify(answers));
