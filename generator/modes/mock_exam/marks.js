/** A field of knowledge: its share of points won, 0…1. @typedef {{ area: string, share: number, questions: number }} AreaScore */

const GOOD = 0.75;
const EXCELLENT = 0.9;

/**
 * The word for a score.
 * @param {number} share 0…1
 * @param {number} pass the share that passes
 */
export function bandOf(share, pass) {
  if (share < pass) return '未及格';
  if (share >= EXCELLENT) return '优秀';
  return share >= GOOD ? '良好' : '及格';
}

/**
 * How much was right of what was asked in each field. A question of several topics counts in the field of each.
 * @param {{ topics: string[], areas: string[], parents: number[], candidates: { id: string[], topics: number[][] } }} paper
 * @param {readonly { object: { id: string }, result: Given }[]} answers
 * @returns {AreaScore[]} the fields of the paper that were asked about
 */
export function areaScores({ areas, parents, candidates }, answers) {
  const numbers = new Map(candidates.id.map((id, number) => [id, number]));
  const sums = areas.map(() => ({ points: 0, questions: 0 }));
  for (const { object, result } of answers) {
    const topics = candidates.topics[numbers.get(object.id) ?? -1] || [];
    for (const area of new Set(topics.map((topic) => parents[topic]))) {
      const sum = sums[area ?? -1];
      if (!sum) continue;
      sum.points += result.points / result.of;
      sum.questions += 1;
    }
  }
  return sums.flatMap(({ points, questions }, at) =>
    questions > 0 ? { area: areas[at] || '', share: points / questions, questions } : [],
  );
}
