import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { packOf, readPacks, removePack, renewPacks, takePack } from '../../theme/offline/packs.js';

/* What a phone keeps, on a phone of maps: all or nothing, newer by what changed alone, and room again once it is gone. */

const ROOT = 'https://site.test/';
const LIST = 'data/offline/courses/one.json';
const FILM = 'media/film-ab3073681db5-480.mp4';
const SOUND = 'media/film-ab3073681db5.m4a';

/** The phone: cache → address → what lies there. @type {Map<string, Map<string, Response>>} */
const phone = new Map();
/** The site: path → text. @type {Map<string, string>} */
const site = new Map();
/** @type {string[]} */
let asked = [];
/** What happens to the file of this path instead of coming. @type {Record<string, () => Error>} */
let trouble = {};

/** @param {Map<string, Response>} held */
const cacheOf = (held) => ({
  match: async (address) => held.get(address)?.clone(),
  matchAll: async () => [...held.values()].map((one) => one.clone()),
  put: async (address, response) => {
    const path = address.slice(ROOT.length);
    if (trouble[`put ${path}`]) throw trouble[`put ${path}`]();
    held.set(address, response);
  },
  delete: async (address) => held.delete(address),
});
globalThis.caches = /** @type {any} */ ({
  open: async (name) => {
    phone.set(name, phone.get(name) || new Map());
    return cacheOf(phone.get(name));
  },
  match: async (address, { cacheName }) => phone.get(cacheName)?.get(address)?.clone(),
});
globalThis.fetch = /** @type {any} */ (
  async (address, { signal } = {}) => {
    const path = address.slice(ROOT.length);
    asked.push(path);
    await new Promise((resolve) => setTimeout(resolve));
    if (signal?.aborted) throw new DOMException('stopped', 'AbortError');
    if (trouble[path]) throw trouble[path]();
    return site.has(path) ? new Response(site.get(path)) : new Response('', { status: 404 });
  }
);

/** What lies on the phone beside the lists. */
const held = () =>
  [...phone]
    .filter(([name]) => name !== 'suixue-packs')
    .flatMap(([, files]) => [...files.keys()].map((address) => address.slice(ROOT.length)))
    .sort();

/** @param {string} path */
const text = async (path) => {
  for (const files of phone.values())
    if (files.has(ROOT + path))
      return files
        .get(ROOT + path)
        .clone()
        .text();
  return null;
};

/** An offer of these files, published. @param {string} version @param {Record<string, string>} files path → text @param {string} [id] */
function publish(version, files, id = 'one') {
  for (const [path, words] of Object.entries(files)) site.set(path, words);
  const films = [
    {
      title: '片',
      sources: [{ height: 480, src: FILM, bytes: 4 }],
      audio: { src: SOUND, bytes: 4 },
    },
  ];
  const rows = Object.entries(files).map(([path, words]) => [
    path,
    words.length,
    encodeURIComponent(`${path}=${words}`),
  ]);
  const offer = { id, title: '课', path: 'courses/one/', version, files: rows, films };
  site.set(LIST, JSON.stringify({ packs: [offer] }));
  return offer;
}

const FIRST = {
  'courses/one/': '一',
  'lessons/one/a/': '甲',
  'lessons/one/b/': '乙',
  'data/q.json': '[]',
};
const SECOND = { ...FIRST, 'lessons/one/b/': '乙二', 'lessons/one/c/': '丙' };
const full = () => new DOMException('full', 'QuotaExceededError');

beforeEach(() => {
  phone.clear();
  site.clear();
  site.set(FILM, 'film');
  site.set(SOUND, 'song');
  asked = [];
  trouble = {};
});

/** @param {ReturnType<typeof publish>} offer @param {[string, number][]} [films] @param {any} [how] */
const take = (offer, films = [], how = {}) => takePack(ROOT, packOf(offer, LIST, films, 1), how);

test('after a publish only what changed is fetched, and what is no more is dropped', async () => {
  await take(publish('1', { ...FIRST, 'lessons/one/gone/': '去' }));
  publish('2', SECOND);
  asked = [];
  await renewPacks(ROOT, 2);
  assert.deepEqual(asked.sort(), [LIST, 'lessons/one/b/', 'lessons/one/c/']);
  assert.equal(await text('lessons/one/b/'), '乙二');
  assert.deepEqual(held(), Object.keys(SECOND).sort());
  const [pack] = await readPacks();
  assert.deepEqual([pack.version, pack.whole, pack.time], ['2', true, 2]);
  asked = [];
  await renewPacks(ROOT, 3);
  assert.deepEqual(asked, [LIST]);
});

test('videos that were kept, and sound alone, outlive a publish', async () => {
  await take(publish('1', FIRST), [[SOUND, 4]]);
  publish('2', SECOND);
  await renewPacks(ROOT, 2);
  assert.ok(held().includes(SOUND));
  assert.ok(!held().includes(FILM));
});

test('what is stopped leaves whole files and a list that is not called whole, and goes on', async () => {
  const stopping = new AbortController();
  const how = { signal: stopping.signal, reached: () => stopping.abort() };
  const many = Object.fromEntries(
    Array.from({ length: 9 }, (_, n) => [`lessons/one/${n}/`, '课文']),
  );
  const long = publish('1', { ...FIRST, ...many });
  await assert.rejects(take(long, [], how), { name: 'AbortError' });
  const [pack] = await readPacks();
  assert.equal(pack.whole, false);
  const came = held();
  assert.ok(came.length > 0 && came.length < long.files.length);
  for (const path of came) assert.equal(await text(path), site.get(path));
  asked = [];
  await take(long);
  assert.equal(asked.length, long.files.length - came.length);
  assert.equal((await readPacks())[0].whole, true);
});

test('deleting frees all but what another course has too', async () => {
  await take(publish('1', FIRST));
  await take(publish('1', { 'data/q.json': '[]', 'lessons/two/a/': '子' }, 'two'), [[FILM, 4]]);
  await removePack(ROOT, 'one');
  assert.deepEqual(held(), ['data/q.json', 'lessons/two/a/', FILM]);
  await removePack(ROOT, 'two');
  assert.deepEqual(held(), []);
  assert.deepEqual(await readPacks(), []);
});

test('a phone that is full when a course is newer keeps the course it had', async () => {
  await take(publish('1', FIRST));
  const offer = publish('2', SECOND);
  trouble = { 'put lessons/one/c/': full };
  await assert.rejects(take(offer), { name: 'QuotaExceededError' });
  const [pack] = await readPacks();
  assert.deepEqual([pack.version, pack.whole], ['1', true]);
  assert.deepEqual(held(), Object.keys(FIRST).sort());
  trouble = {};
  await take(offer);
  assert.equal((await readPacks())[0].version, '2');
});

test('a phone that is full when a course is first kept keeps nothing of it', async () => {
  trouble = { 'put lessons/one/b/': full };
  await assert.rejects(take(publish('1', FIRST)), { name: 'QuotaExceededError' });
  assert.deepEqual(held(), []);
  assert.deepEqual(await readPacks(), []);
});

test('a network lost while a course is made newer loses nothing, and what has come is not fetched again', async () => {
  await take(publish('1', FIRST));
  const offer = publish('2', { ...SECOND, 'lessons/one/d/': '丁' });
  trouble = { 'lessons/one/d/': () => new TypeError('Failed to fetch') };
  await assert.rejects(take(offer), TypeError);
  const [pack] = await readPacks();
  assert.deepEqual([pack.version, pack.whole], ['1', true]);
  for (const path of Object.keys(FIRST)) assert.ok(held().includes(path), path);
  trouble = {};
  asked = [];
  await take(offer);
  assert.deepEqual(asked, ['lessons/one/d/']);
  await removePack(ROOT, 'one');
  assert.deepEqual(held(), []);
});

test('one course that does not come does not keep the others from being newer', async () => {
  await take(publish('1', FIRST));
  const cache = await caches.open('suixue-packs');
  const lost = {
    ...packOf(publish('1', {}, 'lost'), 'data/offline/lost.json', [], 1),
    whole: true,
  };
  const [kept] = await cache.matchAll();
  phone.get('suixue-packs').clear();
  await cache.put(`${ROOT}-packs/lost`, new Response(JSON.stringify(lost)));
  await cache.put(`${ROOT}-packs/one`, kept);
  trouble = { 'data/offline/lost.json': () => new TypeError('Failed to fetch') };
  publish('2', SECOND);
  await renewPacks(ROOT, 2);
  assert.deepEqual(
    (await readPacks()).map(({ id, version }) => [id, version]),
    [
      ['lost', '1'],
      ['one', '2'],
    ],
  );
});
