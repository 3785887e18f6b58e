/* What the worker and the pages call the caches they share. */

export const PAGES = 'suixue-pages';
export const DATA = 'suixue-data';
export const ASSETS = 'suixue-assets';
/** Whole videos, which the player plays from there. */
export const FILMS = 'suixue-media';
/** What the learner asked to keep: which files each course and each city is made of. */
export const PACKS = 'suixue-packs';
export const STATE = 'suixue-state';
/** What a release needs to start, in a cache for each release. */
export const SHELL = 'suixue-shell-';
