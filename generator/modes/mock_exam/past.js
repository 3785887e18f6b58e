import { sittingLeft, timeLeft } from '../../../theme/runner/sitting.js';

/**
 * What a list of papers says of one to whoever has taken it.
 * @param {readonly Statement[]} statements
 * @param {string} paper
 * @param {number} now
 */
export function pastOf(statements, paper, now) {
  const left = sittingLeft(statements, { type: 'paper', id: paper });
  if (left) {
    const rest = timeLeft({ until: left.started.until || 0 }, now, left.latest);
    return rest > 0
      ? `没考完，还剩 ${Math.ceil(rest / 60000)} 分钟，接着考`
      : '上次没考完，时间到了，打开看成绩';
  }
  const scores = statements.flatMap((one) =>
    one.verb === 'completed' && one.object.type === 'paper' && one.object.id === paper
      ? [one.result]
      : [],
  );
  const best = scores.sort((a, b) => b.points * a.of - a.points * b.of)[0];
  return best
    ? `考过 ${scores.length} 次，最好 ${Math.round(best.points / 10) / 10} 分`
    : '还没考过';
}
