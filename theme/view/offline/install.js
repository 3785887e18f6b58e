import { el } from '../dom.js';
import { section } from '../me/section.js';

/** What some browsers let a page ask. @typedef {Event & { prompt: () => Promise<unknown> }} Offer */

const { userAgent } = navigator;
const isWeChat = () => /MicroMessenger/i.test(userAgent);
const isApple = () => /iPhone|iPad|iPod/.test(userAgent);
const isInstalled = () => window.matchMedia('(display-mode: standalone)').matches;

/** How this browser puts the site among a phone's apps. */
function how() {
  if (isInstalled()) return '已经在桌面上了，现在就是从桌面打开的。';
  if (isWeChat())
    return '微信里不能添加。点右上角“…”，选“在浏览器打开”，再照那个浏览器的说法添加；不离开微信，也可以在“…”里选“浮窗”或“收藏”，下次好找。';
  if (isApple())
    return '用 Safari 打开这个网站，点屏幕下方的“分享”（方框带向上箭头），再点“添加到主屏幕”。';
  return '打开浏览器的菜单（“⋮”或“≡”），选“添加到主屏幕”“添加到桌面”或“安装应用”。';
}

/** How to put the site on the phone's first screen; with a button where the browser has one for pages. */
export function createInstall() {
  const words = el('p', {}, how());
  const element = section('install', '放到桌面', words);
  window.addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    const offer = /** @type {Offer} */ (event);
    const button = el('button', { class: 'btn', type: 'button' }, '放到桌面');
    button.addEventListener('click', () => {
      button.remove(); // a browser lets its offer be used once
      offer.prompt().catch(() => {});
    });
    element.append(button);
  });
  return element;
}
