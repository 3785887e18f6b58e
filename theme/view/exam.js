import { playBoss } from '../../generator/modes/boss/view.js';
import { takeExam } from '../../generator/modes/mock_exam/view.js';
import { startMode } from './play/start.js';

startMode({ paper: takeExam, boss: playBoss }, { name: '考试', path: 'exam/' });
