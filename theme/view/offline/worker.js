import { siteUrl } from '../dom.js';

/** Why nothing can be kept here for times without a network, in the learner's words; null where it can. */
export function whyNot() {
  if (!window.isSecureContext) return '这个网站的网址不是 https 开头，浏览器不许把内容存在手机上。';
  if (!('serviceWorker' in navigator) || !('caches' in window))
    return '这个浏览器不能把网页存在手机上（微信和苹果手机里其他应用自带的浏览器大多如此）。点右上角“…”，选“在浏览器打开”，就能下载；有网络时，这里的功能都能照常用。';
  return document.documentElement.dataset.offline ? null : '这个网站关掉了离线功能。';
}

/** The worker of this site, made where there is none; undefined where the browser has none after all. */
export async function register() {
  await navigator.serviceWorker.register(siteUrl('sw.js'));
  return navigator.serviceWorker.getRegistration(siteUrl(''));
}

/** Resolves once the worker answers for what is kept; rejects where it does not come whole, and nothing would be shown. */
export async function awaitWorker() {
  const registration = await register();
  if (registration?.active) return;
  const coming = registration?.installing || registration?.waiting;
  if (!coming) throw new Error('no worker comes');
  await new Promise((resolve, reject) => {
    coming.addEventListener('statechange', () => {
      if (coming.state === 'activated') resolve(undefined);
      if (coming.state === 'redundant') reject(new Error('the worker did not come whole'));
    });
  });
}

/**
 * @param {ServiceWorker} worker
 * @param {object} said
 * @returns {Promise<any>} its answer
 */
export const ask = (worker, said) =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    worker.postMessage(said, [port2]);
  });
