import { openDisk } from './disk.js';
import { clearTab, openTab, readTab } from './tab.js';

/** How much of the record is in some backup, and when the last one was made, if ever here. @typedef {{ count: number, time: number | null }} Saved */

/**
 * The record of this phone. `append` resolves to the statements as the record holds them, and only once they are on
 * disk: an id the record already has is not written again, so a second tab gets what the first one wrote.
 * @typedef {object} Store
 * @property {boolean} lasting false when this browser keeps nothing after the tab is closed
 * @property {() => Promise<Statement[]>} all in the order of the record
 * @property {() => Promise<import('../runner/record/counted.js').Counted[]>} counted the same, of each what is counted at
 *   least; several times as fast
 * @property {(facts: readonly Fact[]) => Promise<Statement[]>} append
 * @property {() => Promise<string>} device names this installation: the chain that it goes on with
 * @property {(statements: readonly Statement[]) => Promise<number>} unite adds the statements of another record, whose
 *   chains have no breaks, and begins a new chain; how many were new. All of them or none
 * @property {() => Promise<Saved | undefined>} saved
 * @property {(saved: Saved) => Promise<void>} markSaved
 */

/**
 * What an earlier page of this tab could not write goes to the disk now, or stays with the tab.
 * @param {Store} disk
 * @param {ReturnType<typeof readTab>} tab
 */
async function takeUp(disk, { left, known, saved }) {
  try {
    await disk.unite([...known, ...left]);
    if (saved) await disk.markSaved(saved);
    clearTab();
    return disk;
  } catch (error) {
    return openTab({ known: await disk.all(), left, saved, error });
  }
}

/**
 * The disk where the browser has one and allows it, the tab's memory otherwise.
 * @returns {Promise<Store>}
 */
export async function openStore() {
  const tab = readTab();
  try {
    const disk = await openDisk();
    return tab.left.length > 0 ? await takeUp(disk, tab) : disk;
  } catch (error) {
    return openTab({ ...tab, error });
  }
}

/** Asks the browser not to clear the record by itself; it may refuse, which changes nothing here. */
export async function askToPersist() {
  await navigator.storage?.persist?.();
}
