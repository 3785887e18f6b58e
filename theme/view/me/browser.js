/** Browsers inside of chat programs: they can neither download nor always copy. */
const IN_APP = /MicroMessenger|wxwork|\bQQ\/|DingTalk|AlipayClient|Weibo|Lark|Feishu/i;

export const isInApp = () => IN_APP.test(navigator.userAgent);

/** What a person would call the program the page is in. */
export const appName = () =>
  /MicroMessenger|wxwork/i.test(navigator.userAgent) ? '微信' : '这个应用';

/** Whether the browser deletes what a site keeps after a week without a visit, as Safari and all of iOS do. */
export async function forgetsAfterAWeek() {
  if (!/^Apple/.test(navigator.vendor)) return false;
  const kept = await navigator.storage?.persisted?.().catch(() => false);
  return !kept;
}
