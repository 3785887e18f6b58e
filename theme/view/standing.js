/** How the levels stand, in a script of its own: results of a search are shown before it comes. */
import { loadStanding } from './search/standing.js';

/** @type {any} */ (window).loadStanding = loadStanding;
