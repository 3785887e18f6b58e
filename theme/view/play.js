import { playLevel } from '../../generator/modes/levels/view.js';
import { startLevel } from './play/start.js';

startLevel(playLevel);
