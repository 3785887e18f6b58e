import { mountWayBack } from './way_back.js';

mountWayBack();
