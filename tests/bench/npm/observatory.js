// node observatory.js HOST:PORT: prints as JSON the score that MDN HTTP Observatory gives what listens there, and by test what
// it gives or takes. NODE_EXTRA_CA_CERTS names a certificate that is to be believed.
import { existsSync, writeFileSync } from 'node:fs';

// Which hosts browsers know to be encrypted it fetches from elsewhere when it is installed; none of those is asked for here.
const entry = import.meta.resolve('@mdn/mdn-http-observatory');
const preloaded = new URL('../conf/hsts-preload.json', entry);
if (!existsSync(preloaded)) writeFileSync(preloaded, '{}');

const { scan } = await import(entry);
const { scan: whole, tests } = await scan(process.argv[2]);
const parts = Object.values(tests).map(({ result, scoreModifier }) => [result, scoreModifier]);
process.stdout.write(JSON.stringify({ score: whole.score, parts: Object.fromEntries(parts) }));
process.exit(0);
