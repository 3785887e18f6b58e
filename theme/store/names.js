/** A name that nothing else has, for a chain of the record or a session; of a session it is the seed as well. */
export function newName() {
  const words = crypto.getRandomValues(new Uint32Array(3));
  return `${Date.now().toString(36)}-${Array.from(words, (word) => word.toString(36)).join('')}`;
}
