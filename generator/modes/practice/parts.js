import { unfinished } from '../../../theme/runner/record/sessions.js';
import { el, siteUrl } from '../../../theme/view/dom.js';
import { showScreen } from '../../../theme/view/play/frame.js';
import { VIEWS } from '../../question_types/views.js';
import { lastStates, ofTopic, partOf, standing, weakest } from './choose.js';
import { lastRead } from './read.js';
import { objectOf, resume } from './session.js';

/** @typedef {import('./view.js').Wanted} Wanted */
/** @typedef {import('../../../theme/view/dom.js').Child} Child */
/** A part of the bank to choose. @typedef {{ of: string, title: string, questions: readonly Listed[] }} Part */
/** Parts under one heading, '' for none. @typedef {{ title: string, parts: readonly Part[] }} Group */

/**
 * Offers the parts of the bank that a way may be about, each with how it stands.
 * @param {Wanted & { parts: keyof typeof GROUPS }} wanted
 */
export function showParts(wanted) {
  const states = lastStates(wanted.keeper.statements(), wanted.library.questions);
  const heading = el('h1', { tabindex: '-1' }, wanted.way.title);
  const groups = GROUPS[wanted.parts](wanted).flatMap(({ title, parts }) => [
    title && el('h2', { class: 'section-title' }, title),
    el('ul', { class: 'plain' }, ...parts.map((part) => row(wanted, part, states))),
  ]);
  showScreen(heading, ...groups);
  heading.focus({ preventScroll: true });
}

const GROUPS = {
  /** @param {Wanted} wanted @returns {Group[]} */
  courses: ({ library }) => [{ title: '', parts: [...coursesOf(library), ...looseOf(library)] }],
  /** @param {Wanted} wanted @returns {Group[]} */
  sets: ({ library, way }) =>
    [
      ...library.courses.map((course) => ({
        title: course.title,
        parts: [
          ...(way.study ? [{ ...partNamed(library, course), title: '整门课' }] : []),
          ...course.chapters.flatMap(({ lessons }) =>
            lessons.map((lesson) => partNamed(library, lesson)),
          ),
        ].filter(isThere),
      })),
      { title: '其他', parts: looseOf(library) },
    ].filter(({ parts }) => parts.length > 0),
  /** @param {Wanted} wanted @returns {Group[]} */
  topics: ({ library, keeper }) =>
    [
      { title: '先练薄弱的', topics: weakest(library, keeper.statements()) },
      ...[...new Set(library.topics.map(({ parent }) => parent))].map((title) => ({
        title,
        topics: library.topics.filter(({ parent }) => parent === title),
      })),
    ]
      .map(({ title, topics }) => ({
        title,
        parts: topics
          .map((topic) => ({
            of: topic.id,
            title: topic.title,
            questions: ofTopic(library, topic.id),
          }))
          .filter(isThere),
      }))
      .filter(({ parts }) => parts.length > 0),
  /** @param {Wanted} wanted @returns {Group[]} */
  types: ({ library: { questions } }) => {
    const parts = Object.entries(VIEWS).map(([of, { label }]) => ({
      of,
      title: label,
      questions: questions.filter(({ type }) => type === of),
    }));
    return [{ title: '', parts: parts.filter(isThere) }];
  },
};

/** @param {Part} part */
const isThere = ({ questions }) => questions.length > 0;

/** @param {Wanted['library']} library @param {{ id: string, title: string }} named a course or a lesson @returns {Part} */
const partNamed = (library, { id, title }) => ({ of: id, title, questions: partOf(library, id) });

/** @param {Wanted['library']} library */
const coursesOf = (library) =>
  library.courses.map((course) => partNamed(library, course)).filter(isThere);

/** Sets that no course has. @param {Wanted['library']} library */
const looseOf = (library) =>
  library.sets
    .filter(({ course }) => course === null)
    .map(({ set, title }) => partNamed(library, { id: set, title }))
    .filter(isThere);

/** @param {Wanted} wanted @param {Part} part @param {ReadonlyMap<string, Given['state']>} states */
function row(wanted, part, states) {
  const { total, done, right } = standing(part.questions, states);
  const filled = el('i');
  filled.style.width = `${(100 * right) / total}%`;
  const href = siteUrl(`practice/go/?way=${wanted.name}&of=${part.of}`);
  const stand = done > 0 ? `做过 ${done} / ${total} 题，答对 ${right} 题` : `${total} 题`;
  return el(
    'li',
    {},
    el(
      'a',
      { class: 'card part', href },
      el('span', { class: 'card-title' }, part.title),
      el('span', { class: 'muted' }, wanted.way.study ? `${total} 题` : stand, left(wanted, part)),
      !wanted.way.study && el('span', { class: 'meter', 'aria-hidden': 'true' }, filled),
    ),
  );
}

/** Where somebody left off, if anywhere. @param {Wanted} wanted @param {Part} part */
function left({ name, way, library, keeper }, { of, questions }) {
  const object = objectOf(name, of);
  const statements = keeper.statements();
  const half = way.study ? null : unfinished(statements, object);
  const place = half
    ? resume(half, way, { ...library, of, statements }).index
    : questions.findIndex(({ id }) => id === lastRead(object.id));
  return place > 0 && el('b', { class: 'left' }, `接着第 ${place + 1} 题`);
}
