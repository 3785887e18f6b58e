/** Writes what the learner pages load into overrides/assets/suixue/: scripts, style sheets and the icon sprite. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { bundle, sprite } from './bundle.js';

const OUT = new URL('./overrides/assets/suixue/', import.meta.url);

const files = await bundle(OUT.pathname);
const icons = await sprite();
await rm(OUT, { recursive: true, force: true });
await mkdir(OUT, { recursive: true });
await writeFile(new URL('icons.html', OUT), icons);
for (const { path, contents } of files) {
  await writeFile(path, contents);
  console.log(`${path.slice(OUT.pathname.length)} ${contents.length} bytes`);
}
