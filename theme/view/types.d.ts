/** How a question type looks: `build` makes the answering part of one question. */
type TypeView = {
  label: string;
  /** What to do, for types that need a confirmation; empty when a tap answers. */
  confirm: string;
  build: (question: Question, order: string[], changed: () => void) => Board;
};

type Board = {
  element: HTMLElement;
  /** What is chosen now; null when nothing is. */
  reply: () => Reply;
  /** What stands now, whole or not; for types whose `reply` is only what is whole. */
  draft?: () => Reply;
  /** Puts an answer back in and leaves it open, without telling anybody; what does not suit the question is left out. */
  hold: (reply: Reply) => void;
  /** Shows this reply (it may come from the record) with right and wrong, and takes no more; of null, which nobody
   * answered, only what is right. */
  reveal: (reply: Reply) => void;
  /** The right answer in the letters or words of this screen. */
  answer: string;
  /** Any answer in the words of this screen. */
  say: (reply: Reply) => string;
  /** What the author says of this reply, as html; without it, what is said of the options chosen. */
  feedback?: (reply: Reply) => string[];
  /** Says that the reply cannot be read, and leaves it open: nothing is counted. */
  refuse?: () => void;
};
