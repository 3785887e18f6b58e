/**
 * Shows the captions as text of the page, under the picture: they grow with the reader's letters and cover nothing.
 * Where only the video is on the screen, the browser shows them in it as ever.
 * @param {HTMLVideoElement} video
 * @param {HTMLElement} strip
 */
export function mountCaptions(video, strip) {
  const track = video.textTracks[0];
  if (!track) return;
  const show = () => {
    const cues = track.activeCues ? Array.from(track.activeCues) : [];
    strip.textContent = cues.map((cue) => /** @type {VTTCue} */ (cue).text).join('\n');
  };
  /** @param {boolean} whole whether the video fills the screen */
  const choose = (whole) => {
    track.mode = whole ? 'showing' : 'hidden';
    strip.hidden = whole;
  };
  track.addEventListener('cuechange', show);
  video.addEventListener('fullscreenchange', () => choose(document.fullscreenElement === video));
  video.addEventListener('webkitbeginfullscreen', () => choose(true));
  video.addEventListener('webkitendfullscreen', () => choose(false));
  choose(false);
}
