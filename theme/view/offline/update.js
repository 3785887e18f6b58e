import { el } from '../dom.js';
import { ask } from './worker.js';

/** Milliseconds after which a page that is looked at again asks whether there is something newer. */
const OFTEN = 3600e3;

/** @param {ServiceWorkerRegistration} registration */
function announce({ waiting }) {
  if (!waiting || document.querySelector('[data-update]')) return;
  const go = el('button', { class: 'btn btn-main btn-wide', type: 'button' }, '有新版本，点此更新');
  const later = el('button', { class: 'link', type: 'button' }, '以后再说');
  const said = el('p', { class: 'muted', role: 'status' });
  const inside = el('div', {}, go, said, later);
  const note = el('aside', { class: 'action', 'aria-label': '新版本', 'data-update': '' }, inside);
  later.addEventListener('click', () => note.remove());
  go.addEventListener('click', async () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload());
    const { held } = await ask(waiting, { type: 'update' });
    if (held) said.textContent = '别的页面里正在答题，答完或关掉那一页再更新。';
  });
  document.body.append(note);
}

/** Says that there is a new release once it has come whole. @param {ServiceWorkerRegistration} registration */
export function mountUpdate(registration) {
  const look = () => {
    if (navigator.serviceWorker.controller) announce(registration);
  };
  /** @param {ServiceWorker | null} coming */
  const watch = (coming) => coming?.addEventListener('statechange', look);
  look();
  watch(registration.installing);
  registration.addEventListener('updatefound', () => watch(registration.installing));
  let asked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.hidden || Date.now() - asked < OFTEN) return;
    asked = Date.now();
    registration.update().catch(() => {}); // without a network there is nothing newer
  });
}
