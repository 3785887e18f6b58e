import { readPreferences } from './preferences.js';

/** Two rising tones, two falling ones: Hz. */
const TONES = { right: [660, 880], part: [660, 550], wrong: [440, 330] };
const TONE_SECONDS = 0.12;
const LOUDNESS = 0.15;
const BUZZ = { right: 30, part: [30, 60, 30], wrong: [60, 60, 60] };

/** @type {AudioContext | undefined} */
let context;

/** A browser sounds only after a tap, and the verdict comes a moment after it. */
export function wakeSound() {
  const Context =
    window.AudioContext ||
    /** @type {{ webkitAudioContext?: typeof AudioContext }} */ (window).webkitAudioContext;
  if (!Context || !readPreferences().sound) return;
  context = context || new Context();
  if (context.state === 'suspended') context.resume().catch(() => {});
}

/** Says a verdict by sound and touch to those who want that. @param {Given['state']} state */
export function sayVerdict(state) {
  const { sound, buzz } = readPreferences();
  const sounding = sound && context;
  if (sounding) for (const place of [0, 1]) tone(sounding, TONES[state][place] || 0, place);
  if (buzz) navigator.vibrate?.(BUZZ[state]);
}

/** @param {AudioContext} sounding @param {number} frequency @param {number} place */
function tone(sounding, frequency, place) {
  const start = sounding.currentTime + place * TONE_SECONDS;
  const oscillator = sounding.createOscillator();
  const gain = sounding.createGain();
  oscillator.frequency.value = frequency;
  gain.gain.setValueAtTime(LOUDNESS, start);
  gain.gain.exponentialRampToValueAtTime(0.001, start + TONE_SECONDS);
  oscillator.connect(gain);
  gain.connect(sounding.destination);
  oscillator.start(start);
  oscillator.stop(start + TONE_SECONDS);
}
