/*
 * 现场竞赛: a host with a big screen. What happened is a list of events, and the scores follow from it, so that taking the
 * last one back is all that undo needs.
 */

export const BASE = 100;
export const TEAMS = { least: 2, most: 8 };
/** Seconds to think. */
export const SECONDS = 30;

/**
 * A round: what a right answer brings and a wrong one costs, and between which stakes a team may choose.
 * @typedef {{ title: string, rule: string, right: number, wrong: number, stakes: readonly number[] }} Round
 */

/** @typedef {'turn' | 'buzzer' | 'risk' | 'extra'} RoundName */

/** @type {Readonly<Record<RoundName, Round>>} */
export const ROUNDS = {
  turn: {
    title: '必答',
    rule: '各队轮流，答对加 10 分，答错不扣。',
    right: 10,
    wrong: 0,
    stakes: [],
  },
  buzzer: {
    title: '抢答',
    rule: '先举手的队答，答对加 10 分，答错扣 10 分。',
    right: 10,
    wrong: -10,
    stakes: [],
  },
  risk: {
    title: '风险',
    rule: '答题前选 10、20 或 30 分，答对加、答错扣。',
    right: 1,
    wrong: -1,
    stakes: [10, 20, 30],
  },
  extra: {
    title: '加赛',
    rule: '同分的队加赛，答对加 10 分，先领先的胜出。',
    right: 10,
    wrong: 0,
    stakes: [],
  },
};

/**
 * `judged`: the answer of a team, by its place from 0, was right or not; `stake` in a round of risk.
 * @typedef {{ type: 'round', round: RoundName } | { type: 'next' }
 *   | { type: 'judged', team: number, right: boolean, stake: number }} Event
 */

/**
 * @typedef {object} Standing
 * @property {number[]} points of each team
 * @property {RoundName} round
 * @property {number} question its place in the list, from 0
 * @property {number} turn the team whose turn it is in 必答, from 0
 * @property {number[]} judged the teams that were judged at this question
 * @property {boolean} solved whether one of them was right
 */

/** @param {Event & { type: 'judged' }} event @param {RoundName} name */
export function pointsOf({ right, stake }, name) {
  const round = ROUNDS[name];
  return (right ? round.right : round.wrong) * (round.stakes.length > 0 ? stake : 1);
}

/** @param {Standing} standing @param {Event} event @returns {Standing} */
function reduce(standing, event) {
  const { points, round, question, turn } = standing;
  if (event.type === 'round') return { ...standing, round: event.round, turn: 0 };
  if (event.type === 'next') {
    const passed = round === 'turn' && standing.judged.length > 0 ? 1 : 0;
    return {
      ...standing,
      question: question + 1,
      turn: (turn + passed) % points.length,
      judged: [],
      solved: false,
    };
  }
  const gained = pointsOf(event, round);
  return {
    ...standing,
    points: points.map((own, team) => (team === event.team ? own + gained : own)),
    judged: [...standing.judged, event.team],
    solved: standing.solved || event.right,
  };
}

/**
 * Whether a team may be judged: each once at a question, and nobody once it is solved.
 * @param {Standing} standing
 * @param {number} team
 */
export const mayBeJudged = ({ judged, solved }, team) => !solved && !judged.includes(team);

/**
 * @param {number} teams how many
 * @param {readonly Event[]} events
 * @returns {Standing}
 */
export function standingOf(teams, events) {
  /** @type {Standing} */
  const start = {
    points: Array.from({ length: teams }, () => BASE),
    round: 'turn',
    question: 0,
    turn: 0,
    judged: [],
    solved: false,
  };
  return events.reduce(reduce, start);
}

/**
 * The place of each team, from 1; teams with as many points share one.
 * @param {readonly number[]} points
 */
export const ranks = (points) =>
  points.map((own) => 1 + points.filter((other) => other > own).length);

/**
 * The result as a table, a row each answer and a row each team: tab-separated, so that a spreadsheet takes it.
 * @param {{ teams: readonly string[], events: readonly Event[], ids: readonly string[] }} contest ids of the questions
 */
export function resultText({ teams, events, ids }) {
  const rows = events.flatMap((event, place) => {
    if (event.type !== 'judged') return [];
    const { round, question } = standingOf(teams.length, events.slice(0, place));
    const gained = pointsOf(event, round);
    const verdict = event.right ? '对' : '错';
    return [[ROUNDS[round].title, ids[question], teams[event.team], verdict, String(gained)]];
  });
  const { points } = standingOf(teams.length, events);
  const places = ranks(points);
  const ends = teams.map((team, at) => [String(places[at]), team, String(points[at])]);
  return [
    ['环节', '题号', '队', '对错', '得分'],
    ...rows,
    [],
    ['名次', '队', '总分'],
    ...ends.sort((a, b) => Number(a[0]) - Number(b[0])),
  ]
    .map((row) => `${row.map((cell) => (cell || '').replace(/[\t\n]/g, ' ')).join('\t')}\n`)
    .join('');
}

/**
 * Whether a contest that was kept can be gone on with: nobody can have written any other, but a disk may hold anything.
 * @param {unknown} kept
 * @returns {kept is { seed: string, teams: string[], events: Event[] }}
 */
export function isContest(kept) {
  const { seed, teams, events } = /** @type {Record<string, unknown>} */ (kept || {});
  return (
    typeof seed === 'string' &&
    Array.isArray(teams) &&
    teams.length >= TEAMS.least &&
    teams.length <= TEAMS.most &&
    teams.every((name) => typeof name === 'string') &&
    Array.isArray(events) &&
    events.every((event) => isEvent(event, teams.length))
  );
}

/** @param {unknown} event @param {number} teams how many */
function isEvent(event, teams) {
  const { type, round, team, right, stake } = /** @type {Record<string, unknown>} */ (event || {});
  if (type === 'next') return true;
  if (type === 'round') return typeof round === 'string' && Object.keys(ROUNDS).includes(round);
  return (
    type === 'judged' &&
    Number.isInteger(team) &&
    Number(team) >= 0 &&
    Number(team) < teams &&
    typeof right === 'boolean' &&
    ROUNDS.risk.stakes.includes(Number(stake))
  );
}
