/** Writes what the learner pages load into overrides/assets/suixue/: scripts, style sheets, icons, and whose they are. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle, sprite } from './bundle.js';
import { ASKING, AT_CHECKPOINTS, ICONS, MORE } from './icons.js';
import { licences } from './licences.js';

const OUT = new URL('./overrides/assets/suixue/', import.meta.url);

const { files, packages } = await bundle(fileURLToPath(OUT));
const notices = await licences(packages);
await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
await writeFile(new URL('icons.html', OUT), await sprite(ICONS));
await writeFile(new URL('icons_more.html', OUT), await sprite(MORE));
await writeFile(new URL('icons_asking.html', OUT), await sprite(ASKING));
await writeFile(new URL('checkpoints.svg', OUT), await sprite(AT_CHECKPOINTS));
await writeFile(new URL('LICENSES.txt', OUT), notices);
for (const { path, contents } of files) {
  await writeFile(path, contents);
  console.log(`${basename(path)} ${contents.length} bytes`);
}
