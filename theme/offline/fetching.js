/**
 * Fetches a file, counting what comes.
 * @param {string} address
 * @param {(bytes: number) => void} came so many more
 * @param {AbortSignal} [signal]
 * @returns {Promise<Blob>}
 */
export async function fetchWhole(address, came, signal) {
  const answer = await fetch(address, signal ? { signal } : {});
  if (!answer.ok || !answer.body) throw new Error(`${address}: ${answer.status}`);
  /** @type {Uint8Array<ArrayBuffer>[]} */
  const parts = [];
  const reader = answer.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    came(value.length);
  }
  return new Blob(parts, { type: answer.headers.get('content-type') || '' });
}
