import { shanghaiDay } from '../runner/day.js';
import { createWatch, isWatched } from '../runner/watch.js';
import { newName } from '../store/names.js';
import { openStore } from '../store/store.js';
import { getElement } from './dom.js';
import { ruleAt } from './rule.js';

const SECOND = 1000;

/** @param {string} lesson */
const keyOf = (lesson) => `suixue-seen-${lesson}`;

/** @param {string} lesson @returns {boolean[]} the seconds seen in earlier visits */
function readSeen(lesson) {
  try {
    return [...(localStorage.getItem(keyOf(lesson)) || '')].map((mark) => mark === '1');
  } catch {
    return [];
  }
}

/** @param {string} lesson @param {readonly boolean[]} seen */
function keepSeen(lesson, seen) {
  try {
    if (seen.includes(true)) {
      localStorage.setItem(keyOf(lesson), seen.map((one) => (one ? '1' : '0')).join(''));
    } else {
      localStorage.removeItem(keyOf(lesson));
    }
  } catch {
    // What was seen is then known as long as the page is open.
  }
}

/**
 * Writes that a lesson's video was watched, unless the record says so of today.
 * @param {string} lesson
 * @param {{ covered: number, of: number }} share
 */
async function record(lesson, share) {
  const store = await openStore();
  const time = Date.now();
  const today = (await store.all()).some(
    (one) =>
      one.verb === 'experienced' &&
      one.object.id === lesson &&
      shanghaiDay(one.time) === shanghaiDay(time),
  );
  if (today) return;
  const session = newName();
  await store.append([
    {
      id: `${session}/end`,
      time,
      verb: 'experienced',
      object: { type: 'lesson', id: lesson },
      session,
      rev: 0,
      result: share,
      evidence: 'E0',
      rule: await ruleAt(time),
    },
  ]);
}

/**
 * Follows how much of a lesson's video is watched. When it is enough, the record says so and one begins anew.
 * @param {HTMLVideoElement} video
 * @param {string} lesson
 */
function mountWatching(video, lesson) {
  /** @type {import('../runner/watch.js').Watch | undefined} */
  let watch;
  let writing = false;
  const at = () => video.currentTime * SECOND;

  const begin = () => {
    const length = video.duration * SECOND;
    if (Number.isFinite(length)) watch = createWatch(length, readSeen(lesson));
  };

  const look = () => {
    const counts = !video.paused && !video.seeking && !document.hidden;
    watch?.look(performance.now(), at(), counts);
  };

  const finish = async () => {
    if (!watch || writing || !isWatched(watch.share())) return;
    writing = true;
    try {
      await record(lesson, watch.share());
      watch = createWatch(video.duration * SECOND);
      keepSeen(lesson, []);
      look();
    } finally {
      writing = false;
    }
  };

  /** What was not written is tried again when one next stops. */
  const stop = () => {
    look();
    if (watch) keepSeen(lesson, watch.seen());
    finish().catch(() => {});
  };

  video.addEventListener('loadedmetadata', begin);
  video.addEventListener('timeupdate', look);
  video.addEventListener('playing', look);
  video.addEventListener('seeking', () => watch?.jump(performance.now(), at()));
  video.addEventListener('seeked', () => watch?.jump(performance.now(), at()));
  video.addEventListener('pause', stop);
  video.addEventListener('ended', stop);
  document.addEventListener('visibilitychange', stop);
  if (video.readyState > 0) begin();
  look();
}

const video = /** @type {HTMLVideoElement} */ (getElement('video[data-lesson]'));
mountWatching(video, video.dataset.lesson || '');
