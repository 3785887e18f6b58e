import { view as case_ } from './case/view.js';
import { view as fill_blank } from './fill_blank/view.js';
import { view as matching } from './matching/view.js';
import { view as multiple_choice } from './multiple_choice/view.js';
import { view as numeric } from './numeric/view.js';
import { view as ordering } from './ordering/view.js';
import { view as short_answer } from './short_answer/view.js';
import { view as single_choice } from './single_choice/view.js';
import { view as true_false } from './true_false/view.js';

/** How each question type looks and takes an answer. A new type is a folder and a line here and in marks.js. */
export const VIEWS = {
  single_choice,
  multiple_choice,
  true_false,
  fill_blank,
  numeric,
  ordering,
  matching,
  case: case_,
  short_answer,
};
