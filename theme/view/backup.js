import { begin } from './begin.js';
import { getElement } from './dom.js';
import { createBackup } from './me/backup.js';
import { openKeeper } from './play/keeper.js';

async function start() {
  const place = getElement('[data-backup]');
  place.append(createBackup(await openKeeper(), place.dataset.codes || ''));
}

begin(start);
