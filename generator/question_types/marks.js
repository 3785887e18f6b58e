import { mark as case_ } from './case/mark.js';
import { mark as fill_blank } from './fill_blank/mark.js';
import { mark as matching } from './matching/mark.js';
import { mark as multiple_choice } from './multiple_choice/mark.js';
import { mark as numeric } from './numeric/mark.js';
import { mark as ordering } from './ordering/mark.js';
import { mark as short_answer } from './short_answer/mark.js';
import { mark as single_choice } from './single_choice/mark.js';
import { mark as true_false } from './true_false/mark.js';

/** How each question type is marked. A new type is a folder and a line here and in views.js. */
export const MARKS = {
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

/** The types whose marks do not count: they hang on the learner's own judgement. */
export const UNCREDITED = ['short_answer'];
