/**
 * What the search that ships answers to every query of tests/vectors/search.json; tests/generator/test_search_site.py
 * runs it on the built index, `node search_answers.js data/search.json`, and compares.
 */
import { readFileSync } from 'node:fs';
import { SHIPPED } from '../../theme/bundle.js';
import { fromTheme, vectors } from './support.js';

/** The part of the shipped script that knows no page, written as it ships. */
async function shippedFinder() {
  const { outputFiles } = await fromTheme('esbuild').build({
    ...SHIPPED,
    entryPoints: ['runner/find.js'],
    format: 'esm',
    write: false,
  });
  return import(
    `data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`
  );
}

const { find, openLibrary, query, wordsOf } = await shippedFinder();
const library = openLibrary(JSON.parse(readFileSync(process.argv[2], 'utf8')));

/** @param {string} text */
function answer(text) {
  const { docs, whole } = find(library, text);
  return {
    hits: query(library.index, wordsOf(text)).map(({ ref, score }) => [ref, score]),
    paths: docs.map(([, , path]) => path),
    whole: whole > 0,
    wholes: whole,
  };
}

process.stdout.write(JSON.stringify(vectors('search').cases.map((one) => answer(one.query))));
