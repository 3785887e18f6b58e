import { el, getElement, siteUrl } from '../dom.js';
import { chosen, minutes, moveTo, readFilm } from './film.js';
import { inside, placeOf, readHabits } from './memory.js';
import { findAny, findSaved, letGo, putSource, remove } from './saved.js';

/** Where a video begins: at the second the address asks for, else where one left. @param {Film} film */
function firstSecond(film) {
  const asked = new URL(location.href).searchParams.get('t');
  return asked === null ? placeOf(film) : inside(film, Number(asked));
}

/**
 * A picture, where it goes on, and one button: nothing of the video or its player is fetched before the tap. Browsers
 * without scripts show their own controls.
 * @param {HTMLElement} player
 */
export function mountStart(player) {
  const film = readFilm();
  const video = /** @type {HTMLVideoElement} */ (getElement('video', player));
  const begin = getElement('[data-begin]', player);
  const [button, again] = [getElement('[data-start]', begin), getElement('[data-again]', begin)];
  const words = getElement('[data-start-words]', button);
  const from = firstSecond(film);
  const { src } = chosen(video, film);
  const isUnderWay = !video.paused; // by the browser's own controls, which were there before this

  /** What comes with the first tap, and again with the next where it did not come. @param {string | undefined} address */
  const load = (address) => {
    if (!address || player.querySelector(`script[src="${address}"]`)) return;
    const script = el('script', { src: address });
    script.addEventListener('error', () => {
      script.remove();
      lack.hidden = false;
      if (address === player.dataset.player) video.controls = true; // until it does come
    });
    player.append(script);
  };
  const lack = el(
    'p',
    { class: 'note', role: 'status' },
    '播放器有一部分没有取到，可能是网络断了；暂停再播放就会重取，取到以前看的不算看过。',
  );
  lack.hidden = true;
  player.append(lack);

  const play = () => {
    if (video.error) video.load();
    video.play().catch(() => {}); // then it goes on with a tap
  };
  /** Goes on from the site where the copy on the phone is none, and says what did not come. */
  const fail = () => {
    if (!video.src.startsWith('blob:')) {
      words.textContent = '没有取到，再试一次';
      findAny(film).then((kept) => {
        if (!kept) return;
        putSource(video, kept);
        moveTo(video, from);
        play();
      });
      return;
    }
    const { paused } = video;
    remove(src).catch(() => {});
    putSource(video, siteUrl(src));
    moveTo(video, from);
    if (!paused) play();
  };

  video.controls = false;
  if (!isUnderWay) video.src = siteUrl(src);
  video.defaultPlaybackRate = readHabits().speed;
  if (from > 0 && !isUnderWay) {
    moveTo(video, from);
    words.textContent = `从 ${minutes(from)} 接着看`;
    again.hidden = false;
  }
  begin.hidden = isUnderWay;
  findSaved(src).then((saved) => {
    if (!saved) return;
    if (!video.paused || video.readyState > 0) {
      letGo(saved);
      return;
    }
    putSource(video, saved);
    moveTo(video, from);
  });

  button.addEventListener('click', play);
  again.addEventListener('click', () => {
    moveTo(video, 0);
    play();
  });
  video.addEventListener('error', fail);
  video.addEventListener('playing', () => {
    begin.hidden = true;
  });
  const loadAll = () => {
    words.textContent = '正在取视频…';
    again.hidden = true;
    lack.hidden = true;
    for (const name of [player.dataset.player, video.dataset.watching, video.dataset.checkpoints]) {
      load(name);
    }
  };
  video.addEventListener('play', loadAll);
  if (isUnderWay) loadAll();
  /** The words are read without the video too. */
  player.addEventListener('toggle', () => load(player.dataset.player), true);
}
