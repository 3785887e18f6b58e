/**
 * A level: so many questions, so few of them true_false, at least one multiple_choice, and never one whose mark does not
 * count; so many errors end it.
 */
export const QUESTIONS = 5;
export const TRUE_FALSE_MOST = 1;
export const HEARTS = 2;
