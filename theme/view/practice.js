import { seek } from '../../generator/modes/practice/seek.js';
import { practise } from '../../generator/modes/practice/view.js';
import { WAYS } from '../../generator/modes/practice/ways.js';
import { startMode } from './play/start.js';

/** @type {Record<string, import('./play/start.js').Mode>} */
const modes = { search: seek };
for (const way of Object.keys(WAYS)) modes[way] = (of, keeper) => practise(way, of, keeper);

startMode(modes, { name: '练习', path: 'practice/' });
