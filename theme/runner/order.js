/**
 * From the least id on: what is drawn by chance starts from one order everywhere.
 * @param {{ id: string }} a
 * @param {{ id: string }} b
 */
export const byId = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/**
 * Options shuffled; those pinned stay last, in the order written. A case has the options of its questions, one after
 * another, each key with the number of its question before it.
 * @param {ReturnType<typeof import('./draw.js').createStream>} stream
 * @param {Pick<Drawable, 'options' | 'parts'>} question
 * @returns {string[]}
 */
export function optionOrder(stream, { options = [], parts = [] }) {
  const free = options.filter((option) => option.pin !== 'last').map((option) => option.key);
  const last = options.filter((option) => option.pin === 'last').map((option) => option.key);
  const inner = parts.flatMap((part, place) =>
    optionOrder(stream, part).map((key) => `${place + 1}.${key}`),
  );
  return [...stream.shuffle(free), ...last, ...inner];
}
