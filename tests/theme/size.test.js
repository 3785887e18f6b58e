import assert from 'node:assert/strict';
import test from 'node:test';
import { gzipSync } from 'node:zlib';
import { bundle, sprite } from '../../theme/bundle.js';
import { ICONS } from '../../theme/icons.js';
import { read } from './support.js';

const KB = 1024;
const built = await bundle('/');
const files = new Map(built.files.map(({ path, text }) => [path.slice(1), text]));
/** @param {string} text */
const zipped = (text) => gzipSync(text, { level: 9 }).length;
/** @param {string[]} names */
const weight = (names) => names.reduce((sum, name) => sum + zipped(files.get(name)), 0);

for (const [page, sheets] of [
  ['a lesson', ['app.css']],
  ['a question', ['app.css', 'play.css']],
  ['the rooms', ['app.css', 'rooms.css']],
]) {
  test(`the style of ${page} weighs at most 8 KB`, () => {
    assert.ok(weight(sheets) <= 8 * KB, `${weight(sheets)} bytes`);
  });
}

test('a lesson’s own style, script, frame and icons weigh at most 17.5 of the 25 KB of a first visit', async () => {
  const template =
    read('theme/overrides/learner.html').replace(/{#-.*?-#}/s, '') +
    read('theme/overrides/suixue/foot.html');
  const frame = zipped(template + (await sprite(ICONS)));
  const total = weight(['app.css', 'lesson.js']) + frame;
  assert.ok(total <= 17.5 * KB, `${total} bytes`);
});

test('the player, which comes with the first tap, weighs at most 15 KB', () => {
  const total = weight(['player.css', 'player.js']);
  assert.ok(total <= 15 * KB, `${total} bytes`);
});

test('backup and restore weigh at most 35 KB; drawing and reading codes come on top where they are wanted', () => {
  assert.ok(weight(['app.css', 'backup.css', 'backup.js']) <= 35 * KB);
  assert.ok(weight(['qr.js']) <= 25 * KB);
});

test('answering a level of all nine types weighs at most 30 KB of script, its questions aside', () => {
  assert.ok(weight(['play.js']) <= 30 * KB, `${weight(['play.js'])} bytes`);
});

test('what sizes text, looks out for faults and starts the rest weighs next to nothing', () => {
  assert.ok(weight(['size.js']) <= KB);
});

test('what makes a page work without a network weighs at most 2 KB, and its worker 10', () => {
  assert.ok(weight(['offline.js']) <= 2 * KB, `${weight(['offline.js'])} bytes`);
  assert.ok(weight(['worker.js']) <= 10 * KB, `${weight(['worker.js'])} bytes`);
});

test('a contest and the big screen of one weigh at most 35 KB, their questions aside', () => {
  assert.ok(weight(['app.css', 'play.css', 'contest.css', 'contest.js']) <= 35 * KB);
  assert.ok(weight(['app.css', 'contest.css', 'live.js']) <= 35 * KB);
});

test('practising in every way weighs at most 35 KB of script, its questions and what finds them aside', () => {
  assert.ok(weight(['practice.js']) <= 35 * KB, `${weight(['practice.js'])} bytes`);
  assert.ok(weight(['finder.js']) <= 15 * KB, `${weight(['finder.js'])} bytes`);
});

test('the ways to practise are shown with at most 25 KB of style and script', () => {
  const total = weight(['app.css', 'tools.css', 'practice.css', 'practice_hub.js']);
  assert.ok(total <= 25 * KB, `${total} bytes`);
});

test('an exam or a boss weighs at most 35 KB, its questions aside', () => {
  const sheets = ['app.css', 'play.css', 'exam.css'];
  assert.ok(weight(['exam.js']) <= 35 * KB && weight(sheets) <= 10 * KB);
});

test('我的 and what is printed of it weigh at most 35 KB each', () => {
  assert.ok(weight(['app.css', 'mine.css', 'me.js']) <= 35 * KB);
  assert.ok(weight(['app.css', 'me.css', 'transcript.css', 'transcript.js']) <= 35 * KB);
});

test('the map weighs at most 36 KB of script and style; what reads archives of tiles comes where there is one', () => {
  assert.ok(weight(['roommap.js', 'roommap.css']) <= 36 * KB);
  assert.ok(weight(['pmtiles.js']) <= 9 * KB);
  assert.doesNotMatch(files.get('roommap.js'), /PMTiles/);
});
