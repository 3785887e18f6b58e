/**
 * A boss: so many questions, so many of them multiple_choice at least, so few true_false, and never one whose mark does
 * not count; so many must be right.
 */
export const QUESTIONS = 20;
export const RIGHT_LEAST = 16;
export const MULTIPLE_LEAST = 4;
export const TRUE_FALSE_MOST = 4;
export const MINUTES = 15;
export const TRIES_A_DAY = 3;
