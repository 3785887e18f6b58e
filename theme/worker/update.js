import { pathOf, release, worker } from './scope.js';

/** Whether somebody may be in the middle of an exam, a level or a contest, in whatever tab. */
async function isAsking() {
  const tabs = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return tabs.some(({ url }) => release.asking.includes(pathOf(url) || ''));
}

/** Shows this release from now on, unless somebody is being asked. @returns {Promise<{ held: boolean }>} */
export async function takeOver() {
  const held = await isAsking();
  if (!held) await worker.skipWaiting();
  return { held };
}
