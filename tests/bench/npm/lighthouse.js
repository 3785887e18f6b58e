// node lighthouse.js TRIES < addresses, one a line: prints for each a line of JSON with the medians of what Lighthouse
// says of it as a phone with slow 4G and a quarter of this processor. CHROME_PATH names the browser.
import { readFileSync } from 'node:fs';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];
const AUDITS = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
  'total-byte-weight',
];

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** @param {string} address @param {number} port */
async function look(address, port) {
  const run = await lighthouse(address, { port, onlyCategories: CATEGORIES, output: 'json' });
  const { categories, audits, runtimeError } = run.lhr;
  if (runtimeError) throw new Error(`${address}: ${runtimeError.message}`);
  const failed = CATEGORIES.flatMap((name) => categories[name].auditRefs)
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 0.9)
    .map(({ id }) => id);
  return {
    scores: CATEGORIES.map((name) => 100 * categories[name].score),
    audits: AUDITS.map((name) => audits[name].numericValue),
    failed,
  };
}

const tries = Number(process.argv[2]);
const browser = await launch({
  chromePath: process.env.CHROME_PATH,
  chromeFlags: [
    '--headless=new',
    '--no-sandbox',
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  ],
});
try {
  for (const address of readFileSync(0, 'utf8').split('\n').filter(Boolean)) {
    const looks = [];
    while (looks.length < tries) looks.push(await look(address, browser.port));
    const each = (part, names) =>
      Object.fromEntries(names.map((name, i) => [name, median(looks.map((one) => one[part][i]))]));
    console.log(
      JSON.stringify({
        ...each('scores', CATEGORIES),
        ...each('audits', AUDITS),
        failed: [...new Set(looks.flatMap(({ failed }) => failed))],
      }),
    );
  }
} finally {
  browser.kill();
}
