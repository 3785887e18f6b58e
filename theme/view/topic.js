import { mountWayBack, mountWayBackToLesson } from './way_back.js';

mountWayBackToLesson();
mountWayBack();
