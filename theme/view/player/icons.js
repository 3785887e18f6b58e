import captions from '@mdi/svg/svg/closed-caption.svg';
import captionsOff from '@mdi/svg/svg/closed-caption-outline.svg';
import settings from '@mdi/svg/svg/cog-outline.svg';
import whole from '@mdi/svg/svg/fullscreen.svg';
import wholeExit from '@mdi/svg/svg/fullscreen-exit.svg';
import pause from '@mdi/svg/svg/pause.svg';
import play from '@mdi/svg/svg/play.svg';
import { authored } from '../dom.js';

/* The player's own icons come with it: a page that is read and not watched needs none. */
const ICONS = { captions, captionsOff, settings, whole, wholeExit, pause, play };

/** @param {keyof typeof ICONS} name */
export const playerIcon = (name) =>
  authored('span', { class: 'player-icon', 'aria-hidden': 'true' }, ICONS[name]);
