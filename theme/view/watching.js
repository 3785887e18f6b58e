import { shanghaiDay } from '../runner/calendar.js';
import { doneOf, standing } from '../runner/record/checkpoints.js';
import { createWatch, isWatched } from '../runner/watch.js';
import { openStore } from '../store/store.js';
import { getElement } from './dom.js';
import { readFilm } from './player/film.js';
import { keepSeen, readSeen } from './player/memory.js';
import { ruleAt } from './rule.js';

const SECOND = 1000;

/**
 * Writes that a lesson's video was watched, unless the record says so of today.
 * @param {Film} film
 * @param {{ covered: number, of: number }} share
 * @returns {Promise<boolean>} false as long as there are checkpoints that are not done
 */
async function record({ lesson, checkpoints: { length } }, share) {
  const store = await openStore();
  const time = Date.now();
  const statements = await store.all();
  const done = doneOf(standing(statements, lesson, time), length);
  if (done < length) return false;
  const today = statements.some(
    (one) =>
      one.verb === 'experienced' &&
      one.object.id === lesson &&
      shanghaiDay(one.time) === shanghaiDay(time),
  );
  if (today) return true;
  const session = `${await store.device()}|${lesson}|${shanghaiDay(time)}`; // one a day, whichever tab
  await store.append([
    {
      id: `${session}/end`,
      time,
      verb: 'experienced',
      object: { type: 'lesson', id: lesson },
      session,
      rev: 0,
      result: { ...share, ...(length > 0 && { checkpoints: length, done }) },
      evidence: 'E0',
      rule: await ruleAt(time),
    },
  ]);
  return true;
}

/**
 * Follows how much of a lesson's video is watched. When it is enough, the record says so and one begins anew.
 * @param {HTMLVideoElement} video
 * @param {Film} film
 */
function mountWatching(video, film) {
  /** @type {import('../runner/watch.js').Watch | undefined} */
  let watch;
  let writing = false;
  /** How many seconds the player was last told were seen. @type {number | undefined} */
  let told;
  const at = () => video.currentTime * SECOND;

  const begin = () => {
    const length = Math.min(video.duration, film.seconds) * SECOND;
    if (!Number.isFinite(length)) return;
    watch = createWatch(length, watch ? watch.seen() : readSeen(film));
    tell();
  };

  /** The player shows what was seen. */
  const tell = () => {
    const seen = watch?.seen();
    const count = seen?.filter(Boolean).length;
    if (count === told) return;
    told = count;
    video.dispatchEvent(new CustomEvent('seen', { detail: seen }));
  };

  const look = () => {
    const counts = !video.paused && !video.seeking && !document.hidden;
    watch?.look(performance.now(), at(), counts);
    tell();
  };

  const finish = async () => {
    if (!watch || writing || !isWatched(watch.share())) return;
    writing = true;
    try {
      if (!(await record(film, watch.share()))) return;
      watch = undefined;
      keepSeen(film, []);
      begin();
      look();
      video.dispatchEvent(new Event('watched'));
    } finally {
      writing = false;
    }
  };

  /** What was not written is tried again when one next stops. */
  const stop = () => {
    look();
    if (watch) keepSeen(film, watch.seen());
    finish().catch(() => {});
  };

  video.addEventListener('loadedmetadata', begin);
  video.addEventListener('timeupdate', look);
  video.addEventListener('playing', look);
  video.addEventListener('seeking', () => watch?.jump(performance.now(), at()));
  video.addEventListener('seeked', () => watch?.jump(performance.now(), at()));
  video.addEventListener('pause', stop);
  video.addEventListener('ended', stop);
  video.addEventListener('checkpointdone', stop);
  document.addEventListener('visibilitychange', stop);
  if (video.readyState > 0) begin();
  look();
}

const video = /** @type {HTMLVideoElement} */ (getElement('video[data-lesson]'));
mountWatching(video, readFilm());
