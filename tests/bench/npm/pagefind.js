// node pagefind.js FOLDER < { pages: [{ url, title, text }], queries: [...] }: what Pagefind answers of these pages, made
// into an index in FOLDER: prints by query the addresses that it shows first.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as pagefind from 'pagefind';

const FIRST = 3;
const folder = resolve(process.argv[2] || '');
const { pages, queries } = JSON.parse(readFileSync(0, 'utf8'));
const ENTITIES = { '&': '&amp;', '<': '&lt;' };

/** @param {string} text */
const html = (text) => text.replace(/[&<]/g, (sign) => ENTITIES[/** @type {'&'} */ (sign)]);

const { index } = await pagefind.createIndex({ forceLanguage: 'zh' });
for (const { url, title, text } of pages) {
  const content = `<html lang="zh"><body><h1>${html(title)}</h1><p>${html(text)}</p></body></html>`;
  const { errors } = await index.addHTMLFile({ url, content });
  if (errors.length) throw new Error(errors.join('\n'));
}
await index.writeFiles({ outputPath: folder });
await pagefind.close();

const server = createServer(async (request, response) => {
  const path = new URL(request.url, 'http://localhost').pathname;
  response.end(await readFile(join(folder, path)).catch(() => ''));
}).listen(0, '127.0.0.1');
await new Promise((done) => server.once('listening', done));
const base = `http://127.0.0.1:${server.address().port}/`;
const phone = await import(pathToFileURL(join(folder, 'pagefind.js')).href);
await phone.options({ basePath: base, baseUrl: '/' });
const answers = {};
for (const query of queries) {
  const { results } = await phone.search(query);
  const data = await Promise.all(results.slice(0, FIRST).map((result) => result.data()));
  answers[query] = data.map(({ url }) => url);
}
server.close();
process.stdout.write(JSON.stringify(answers));
process.exit(0);
