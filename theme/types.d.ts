/** What the files of the site and the record on the phone hold. */

type Type =
  | 'single_choice'
  | 'multiple_choice'
  | 'true_false'
  | 'fill_blank'
  | 'numeric'
  | 'ordering'
  | 'matching'
  | 'case'
  | 'short_answer';
type Reply = string | boolean | null | Reply[];
type Outcome = {
  score: number;
  state: 'right' | 'part' | 'wrong' | 'blank' | 'invalid';
  /** The scores of what was marked apart: blanks, pairs, questions of a case. */
  parts: number[];
};

/** A picture or recording of a question; `src` from the site's root, `transcript` the words of a recording. */
type Media = {
  kind: 'image' | 'audio' | 'video';
  src: string;
  alt: string;
  transcript?: string | null;
};

type Option = { key: string; html: string; feedback?: string; pin?: 'last' };

/** A place to fill in; `tiles` are offered to tap instead of typing. */
type Blank = { tiles?: string[]; normalise?: string[] };

/** Something a good answer says; any word of `any` hints that it was said. `point` is html. */
type RubricPoint = { point: string; any: string[]; points: number };

/** A question with what explains it, as views show it; html was sanitised when the site was built. */
type Question = {
  id: string;
  rev: number;
  type: Type;
  lessons: string[];
  stem: string;
  /** Paraphrases of the stem. */
  stems?: string[];
  hints?: string[];
  /** The seconds of its lesson's video that teach it. */
  at?: [from: number, until: number];
  /** That what it is based on is no longer in force. */
  stale?: string;
  media?: Media[];
  options?: Option[];
  answer: Reply;
  fix?: string;
  partial?: 'half' | 'all' | 'prop';
  blanks?: Blank[];
  any_order?: boolean;
  /** What is to be matched with the options; html. */
  left?: string[];
  /** The answer of a numeric question in words. */
  shown?: string;
  unit?: string;
  units?: string[];
  /** Numbers people arrive at by a mistake; `feedback` is html. */
  wrong?: { value: string; feedback: string }[];
  /** What a keypad of digits cannot type. */
  keys?: 'text';
  /** What a short answer is compared with; html. */
  model_answer?: string;
  rubric?: RubricPoint[];
  /** What the questions of a case are about; html. */
  material?: string;
  parts?: Question[];
  explanation: string;
  citations: string[];
  /** Where it is from while it is played, if that is not the level's own lesson; `path` null where no page teaches it. */
  source?: { title: string; path: string | null };
};

/** What is shown of a question only once it is answered; `feedback` by the keys of its options. */
type Told = Pick<Question, 'explanation' | 'citations' | 'fix' | 'wrong'> & {
  feedback?: Record<string, string>;
  parts?: Told[];
};

/** A question as `data/questions` holds it: without what explains it, which `data/explanations` holds. */
type Bare = Omit<Question, 'explanation' | 'citations' | 'fix' | 'wrong' | 'source' | 'parts'> & {
  parts?: Bare[];
};

/** Where a question is published: its set, and which file of it, from 1. */
type Place = { set: string; shard: number };

/** A question that knows where it was published, and so where its explanation is. */
type Placed = Bare & { place: Place };

/**
 * The first file of a set: the questions of a lesson, or of a bank where they have none (`path` is null then), or those
 * that only one paper asks. The others hold `set` and `questions` only.
 */
type SetFile = {
  set: string;
  title: string;
  path: string | null;
  owner?: string;
  shards: number;
  questions: Bare[];
};

/** All files of a set. */
type QuestionSet = Omit<SetFile, 'questions'> & { questions: Placed[] };

/** `course` null where no course has it. */
type ListedSet = {
  set: string;
  title: string;
  path: string | null;
  course: string | null;
  shards: number;
};

/** What the index says of a question; `also` are the other sets it is in. */
type Listed = {
  id: string;
  rev: number;
  type: Type;
  place: Place;
  also: string[];
  topics: string[];
  tier: 'must' | 'should' | 'extra';
  difficulty: number;
  /** Whom it is for; nobody named is everybody. */
  roles: string[];
};

/** A topic, 知识点, by what it is called in addresses, and the one it stands under. */
type ListedTopic = { id: string; title: string; parent: string };

/** `data/questions/index.json`: a column a field; sets, types, topics and tiers by their places in the lists beside. */
type IndexFile = {
  revision: string;
  sets: ListedSet[];
  types: Type[];
  topics: string[];
  slugs: string[];
  parents: string[];
  tiers: Listed['tier'][];
  roles: string[];
  questions: {
    id: string[];
    rev: number[];
    type: number[];
    set: number[];
    shard: number[];
    also: number[][];
    topics: number[][];
    tier: number[];
    difficulty: number[];
    roles: number[][];
  };
};

/** What marking reads of a question. */
type Markable = {
  options?: { key: string }[];
  answer: Reply;
  partial?: 'half' | 'all' | 'prop';
  blanks?: Blank[];
  any_order?: boolean;
  units?: string[];
  rubric?: { any: string[]; points: number }[];
  parts?: (Markable & { type: Type })[];
};

/** What drawing reads of a question. */
type Drawable = {
  id: string;
  rev: number;
  type: string;
  options?: { key: string; pin?: string }[];
  parts?: Pick<Drawable, 'options'>[];
};

/** `level` false: too few questions for one. */
type Lesson = { id: string; title: string; path: string; level?: boolean };
/** `boss` false: too few questions for one. */
type Chapter = { title: string; lessons: Lesson[]; boss?: boolean };
/** `owner` is the department that answers for it. */
type Course = { id: string; title: string; path: string; owner?: string; chapters: Chapter[] };

/**
 * One drawn question: the set it is in (in `lesson`, since sets are lessons mostly), and the order its options are shown
 * in; in a case `2.b` is the option b of its second question. `points` where a paper gives them.
 */
type Item = { id: string; rev: number; lesson: string; order: string[]; points?: number };

/**
 * An answer as the record keeps it: whole numbers only, right when points = of. `ms` is how long it took, which the first
 * release did not keep; `tries` how often it was answered where one answers until it is right.
 */
type Given = {
  response: Reply;
  state: 'right' | 'part' | 'wrong';
  points: number;
  of: number;
  ms?: number;
  hinted?: boolean;
  tries?: number;
};

/**
 * `until`, where there is a limit, is when a session is handed in; `revision` the paper's, from which it is drawn again;
 * `checkpoint` the place in a lesson's video, from 1, where it stopped and asked.
 */
type Started = {
  seed: string;
  items: Item[];
  until?: number;
  revision?: string;
  checkpoint?: number;
};
type Completed = { points: number; of: number };

/** What a page says happened; verbs as in xAPI and cmi5. `rule` is the version of the credit rules in force. */
type Fact = {
  id: string;
  time: number;
  object: {
    type:
      | 'question'
      | 'level'
      | 'boss'
      | 'daily'
      | 'review'
      | 'mistakes'
      | 'practice'
      | 'paper'
      | 'contest'
      | 'lesson'
      | 'track'
      | 'role';
    id: string;
  };
  session: string;
  rev: number;
  evidence: 'E0' | 'E1' | 'E2' | 'E3';
  rule: string;
} & (
  | { verb: 'initialized'; result: Started }
  | { verb: 'answered'; result: Given }
  /** An answer that may still be changed; nobody was told what it comes to. */
  | { verb: 'interacted'; result: { response: Reply; ms: number } }
  | { verb: 'completed'; result: Completed }
  /** Of a lesson: seconds of its video seen, of all; and of the checkpoints it had how many were done. */
  | {
      verb: 'experienced';
      result: { covered: number; of: number; checkpoints?: number; done?: number };
    }
  /** A favourite; `on` false when it is none any more. */
  | { verb: 'bookmarked'; result: { on: boolean } }
  | { verb: 'commented'; result: { text: string } }
  /** For a track or a role; `day` is the Shanghai day it counts from. */
  | { verb: 'registered'; result: { day: number } }
  /** Taken out by hand, or put back. */
  | { verb: 'voided'; result: { on: boolean } }
);

/** A fact in the record: `n` counts from 1 in its chain, `previous` is the hash of the one before, '' for the first. */
type Statement = Fact & { chain: string; n: number; previous: string };

/**
 * What a lesson's page says of its video. `bytes` is what all of a file costs to fetch; `audio` is the sound alone, `hls` a
 * playlist that changes its size with the network. A checkpoint asks somewhere in its window; whoever errs sees `back`.
 */
type Film = {
  lesson: string;
  seconds: number;
  sources: { height: number; src: string; bytes: number }[];
  audio: { src: string; bytes: number } | null;
  hls: string | null;
  captions: string | null;
  sprite: {
    src: string;
    columns: number;
    count: number;
    every: number;
    width: number;
    height: number;
  } | null;
  chapters: { at: number; title: string }[];
  checkpoints: {
    window: [number, number];
    back: [number, number];
    questions: { set: string; shard: number; id: string }[];
  }[];
};

/** The markup of an icon. */
declare module '*.svg' {
  const markup: string;
  export default markup;
}

/** Parts of Leaflet, which have no types of their own; map/leaflet.js says what they are. */
declare module 'leaflet/src/*';
