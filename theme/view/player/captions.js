/**
 * Shows the captions as text of the page, under the picture: they grow with the reader's letters and cover nothing. Where
 * the player fills the screen they stand in the picture.
 * @param {HTMLVideoElement} video
 * @param {HTMLElement} strip
 * @returns {(on: boolean) => void}
 */
export function mountCaptions(video, strip) {
  const track = video.textTracks[0];
  const show = () => {
    const cues = track?.activeCues ? Array.from(track.activeCues) : [];
    const words = cues
      .map((cue) => /** @type {VTTCue} */ (cue).getCueAsHTML().textContent || '')
      .join('\n');
    strip.textContent = words;
    strip.classList.toggle('captions-none', !words);
  };
  track?.addEventListener('cuechange', show);
  return (on) => {
    if (track) track.mode = on ? 'hidden' : 'disabled'; // never 'showing': the strip shows them
    strip.hidden = !on;
  };
}
