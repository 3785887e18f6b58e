import assert from 'node:assert/strict';
import test from 'node:test';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { SHIPPED } from '../../theme/bundle.js';
import { fromTheme, REPOSITORY } from './support.js';

const { build } = fromTheme('esbuild');

/** What a page uses of the list of places, by module. */
const LIST = {
  published: 'addShard countyRows createPlaces DataChanged idOf pointOf readDetails rowOf shardOf',
  described: 'describe',
  filters: 'filtersOf matching predicate queryOf',
  grid: 'createGrid',
  nearest: 'nearest nearestUsable RADII shardsWithin within',
  hours: 'openNow stateAt',
  spoken: 'divisionsMatch namedRows',
  coordinates: 'metresBetween wgs84ToGcj02',
};
const EXPORTS = { exports: 'toCsv toGeoJson toKml' };

/** Bytes of a page's script that uses them, as a web host sends it. @param {Record<string, string>} used */
async function weight(used) {
  const lines = Object.entries(used).map(([module, names]) => {
    const list = names.split(' ').join(', ');
    return `import { ${list} } from './map/${module}.js'; globalThis.${module} = [${list}];`;
  });
  const { outputFiles } = await build({
    ...SHIPPED,
    stdin: {
      contents: lines.join('\n'),
      resolveDir: fileURLToPath(new URL('theme/', REPOSITORY)),
    },
    write: false,
    format: 'iife',
  });
  return gzipSync(outputFiles[0].text, { level: 9 }).length;
}

test('the list of places weighs at most 7 KB of script, its downloads 2 KB on top', async (t) => {
  const [list, exports] = [await weight(LIST), await weight(EXPORTS)];
  t.diagnostic(`${list} and ${exports} bytes`);
  assert.ok(list <= 7000, `${list} bytes`);
  assert.ok(exports <= 2000, `${exports} bytes`);
});
