import assert from 'node:assert/strict';
import { test } from 'node:test';
import { choicesOf, choose } from '../../theme/runner/sizes.js';

const FILM = {
  lesson: 'a',
  seconds: 60,
  sources: [240, 480, 720].map((height) => ({ height, src: `${height}.mp4`, bytes: height * 10 })),
  audio: { src: 'a.m4a', bytes: 100 },
  hls: 'master.m3u8',
  sprite: null,
  chapters: [],
  checkpoints: [],
};
const PHONE = { isSlow: false, width: 390, playsHls: false };

test('a phone gets 480 lines by itself, a computer the most there are, a slow network the fewest', () => {
  assert.equal(choose(FILM, 'auto', PHONE).src, '480.mp4');
  assert.equal(choose(FILM, 'auto', { ...PHONE, width: 1280 }).src, '720.mp4');
  assert.equal(choose(FILM, 'auto', { ...PHONE, isSlow: true }).src, '240.mp4');
  assert.equal(choose(FILM, 'auto', { ...PHONE, isSlow: true, width: 1280 }).src, '240.mp4');
});

test('a film that is only larger than a phone needs is played all the same', () => {
  const large = { ...FILM, sources: FILM.sources.slice(2) };
  assert.equal(choose(large, 'auto', PHONE).src, '720.mp4');
});

test('a wish holds where the video has it, on a slow network too', () => {
  assert.equal(choose(FILM, '720', { ...PHONE, isSlow: true }).src, '720.mp4');
  assert.equal(choose(FILM, 'audio', PHONE).src, 'a.m4a');
  assert.equal(choose({ ...FILM, audio: null }, 'audio', PHONE).src, '480.mp4');
  assert.equal(choose(FILM, '360', PHONE).src, '480.mp4');
  assert.equal(choose(FILM, 'hls', PHONE).src, '480.mp4');
  assert.equal(choose(FILM, 'hls', { ...PHONE, playsHls: true }).src, 'master.m3u8');
});

test('what may be chosen: sizes from the smallest, what changes with the network, the sound', () => {
  const wishes = choicesOf(FILM, true).map(({ wish }) => wish);
  assert.deepEqual(wishes, ['240', '480', '720', 'hls', 'audio']);
  assert.deepEqual(
    choicesOf({ ...FILM, audio: null, hls: null }, true).map(({ wish }) => wish),
    ['240', '480', '720'],
  );
  assert.equal(choicesOf(FILM, true)[3]?.bytes, undefined);
});
