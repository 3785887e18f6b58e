import { openDB } from 'idb';

/**
 * What a page is to find again after it was closed or killed, and that is no part of the record: one value by name.
 * A browser that refuses its disk forgets it with the page.
 * @template T
 * @param {string} name
 */
export async function openKept(name) {
  const store = 'kept';
  const open = async () =>
    openDB('suixue-kept', 1, {
      upgrade: (opened) => {
        opened.createObjectStore(store);
      },
    });
  const db = await open().catch(() => null);
  return {
    lasting: db !== null,
    /** @returns {Promise<T | undefined>} */
    get: async () => (db ? db.get(store, name) : undefined),
    /** @param {T} value */
    put: async (value) => {
      await db?.put(store, value, name);
    },
    forget: async () => {
      await db?.delete(store, name);
    },
  };
}
