import { playDaily } from '../../generator/modes/daily/view.js';
import { practiseMistakes } from '../../generator/modes/mistakes/view.js';
import { review } from '../../generator/modes/review/view.js';
import { startMode } from './play/start.js';

startMode(
  { daily: playDaily, mistakes: practiseMistakes, review },
  { name: '练习', path: 'practice/' },
);
