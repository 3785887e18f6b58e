import { begin, goTo } from '../../../theme/runner/walk.js';
import { siteUrl } from '../../../theme/view/dom.js';
import { setLeave } from '../../../theme/view/play/frame.js';
import { createOrigins } from '../../../theme/view/play/library.js';
import { startWalk } from '../../../theme/view/play/walk.js';
import { showNothing, showRead } from './ending.js';
import { keepRead, lastRead } from './read.js';
import { objectOf } from './session.js';

/**
 * 背题: questions with their answers, to be read; it goes on where somebody left off. Nothing is written to the record.
 * @param {import('./view.js').Wanted} wanted
 */
export function study({ name, way, of, library, keeper }) {
  const object = objectOf(name, of);
  const stops = way.choose({ ...library, of, seed: '', statements: keeper.statements() });
  const [first] = stops;
  if (!first) return showNothing(way);
  const reading = {
    keeper,
    about: { session: '', object },
    started: null,
    study: true,
    ...createOrigins(library),
  };
  const walk = begin(object.id, stops);
  if (name === 'question') return startWalk({ ...reading, ...backToSearch() }, walk);
  const place = stops.findIndex(({ id }) => id === lastRead(object.id));
  startWalk(
    {
      ...reading,
      arrived: ({ id }) => keepRead(object.id, id),
      last: '看完了',
      finish: () => {
        keepRead(object.id, first.id);
        showRead(stops.length, () => location.reload(), way.again);
      },
    },
    goTo(walk, place),
  );
}

/** A question that was found leads back to what was asked for. */
function backToSearch() {
  const url = new URL(siteUrl('practice/go/?way=search'));
  const asked = new URL(location.href).searchParams.get('q');
  if (asked) url.searchParams.set('q', asked);
  setLeave(url.href);
  return { last: '回到搜题', finish: () => location.assign(url.href) };
}
