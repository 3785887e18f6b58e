import { readdir, readFile } from 'node:fs/promises';

const RULE = '-'.repeat(72);

/** Licences, from their repositories, of packages that carry none; to read one that is not there throws. @param {string} name */
const kept = (name) => new URL(`./licences/${name}.txt`, import.meta.url);

/** @param {string} name */
async function notice(name) {
  const folder = new URL(`./node_modules/${name}/`, import.meta.url);
  const { version, license } = JSON.parse(await readFile(new URL('package.json', folder), 'utf8'));
  const offered = (await readdir(folder)).filter((one) => /^licen[cs]e/i.test(one));
  const file = offered.find((one) => /mit/i.test(one)) || offered[0];
  const text = await readFile(file ? new URL(file, folder) : kept(name), 'utf8');
  return `${RULE}\n${name} ${version} (${license})\n${RULE}\n\n${text.trim()}\n`;
}

/**
 * The licences of the packages that parts of the site are made of, as those ask.
 * @param {readonly string[]} packages names
 */
export async function licences(packages) {
  const notices = await Promise.all([...packages].sort().map(notice));
  const head =
    'Parts of the scripts, style sheets and icons in this folder come from these packages.';
  return [`${head}\n`, ...notices].join('\n');
}
