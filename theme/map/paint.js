/** How dots, clusters and names look on a canvas. What a place is, its shape says: colour only repeats it. */
import { DOT } from './clusters.js';

/** @typedef {import('./clusters.js').Marks} Marks */
/** @typedef {import('./names.js').Name} Name */
/** @typedef {{ x: number, y: number }} Spot in pixels of the view */
/** @typedef {{ ground: string, sunken: string, room: string, soft: string, ink: string, quiet: string, here: string, font: string }} Palette */

const ROUND = Math.PI * 2;
/** Every hundred of so many are counted by the ten thousand, 万. */
const MANY = 10_000;
/** As the visitor's own place and the one that was tapped are drawn, in pixels. */
const HERE = 8;
const RING = 11;

/** The colours of tokens.css as they are now, light or dark. @returns {Palette} */
export function palette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  return {
    ground: colour('--surface'),
    sunken: colour('--sunken'),
    room: colour('--red-fill'),
    soft: colour('--red-soft'),
    ink: colour('--red'),
    quiet: colour('--ink-2'),
    here: colour('--focus'),
    font: getComputedStyle(document.body).fontFamily,
  };
}

/**
 * Names that find room, with a rim of the ground so that they can be read on any line.
 * @param {CanvasRenderingContext2D} context
 * @param {Name[]} names
 * @param {number} size in pixels
 * @param {Palette} colours
 */
export function paintNames(context, names, size, colours) {
  write(context, colours, `${size}px`);
  context.fillStyle = colours.quiet;
  context.strokeStyle = colours.sunken;
  context.lineJoin = 'round';
  context.lineWidth = 3;
  for (const { text, x, y } of names) {
    context.strokeText(text, x, y);
    context.fillText(text, x, y);
  }
}

/** @param {CanvasRenderingContext2D} context @param {Palette} colours @param {string} size */
function write(context, colours, size) {
  context.font = `${size} ${colours.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
}

/**
 * All dots of a kind in one go: filled for everybody, a ring for some, smaller while closed.
 * @param {CanvasRenderingContext2D} context
 * @param {Marks} marks
 * @param {(row: number) => boolean} isOpen for everybody
 * @param {(row: number) => boolean} isPaused
 * @param {Palette} colours
 */
export function paintDots(context, marks, isOpen, isPaused, colours) {
  for (const open of [false, true]) {
    context.beginPath();
    for (let at = 0; at < marks.count; at += 1) {
      const row = marks.row[at];
      if (isOpen(row) !== open) continue;
      circle(context, marks.x[at], marks.y[at], isPaused(row) ? DOT * 0.6 : DOT);
    }
    context.fillStyle = open ? colours.room : colours.ground;
    context.strokeStyle = open ? colours.ground : colours.room;
    context.lineWidth = open ? 1 : 2.5;
    context.fill();
    context.stroke();
  }
}

/** @param {CanvasRenderingContext2D} context @param {number} x @param {number} y @param {number} radius */
function circle(context, x, y, radius) {
  context.moveTo(x + radius, y);
  context.arc(x, y, radius, 0, ROUND);
}

/** @param {CanvasRenderingContext2D} context @param {Marks} marks @param {Palette} colours */
export function paintClusters(context, { clusters }, colours) {
  context.beginPath();
  for (const { x, y, radius } of clusters) circle(context, x, y, radius);
  context.fillStyle = colours.soft;
  context.strokeStyle = colours.room;
  context.lineWidth = 1.5;
  context.fill();
  context.stroke();
  write(context, colours, '600 12px');
  context.fillStyle = colours.ink;
  for (const { x, y, count } of clusters) context.fillText(countInWords(count), x, y);
}

/** @param {number} count @returns {string} short enough for a cluster */
const countInWords = (count) =>
  count < MANY ? String(count) : `${(count / MANY).toFixed(1).replace('.0', '')}万`;

/** @param {CanvasRenderingContext2D} context @param {Spot} spot @param {Palette} colours */
export function paintHere(context, { x, y }, colours) {
  context.beginPath();
  circle(context, x, y, HERE);
  context.fillStyle = colours.here;
  context.strokeStyle = colours.ground;
  context.lineWidth = 3;
  context.fill();
  context.stroke();
}

/** A ring around the place that was tapped. @param {CanvasRenderingContext2D} context @param {Spot} spot @param {Palette} colours */
export function paintPicked(context, { x, y }, colours) {
  context.beginPath();
  circle(context, x, y, RING);
  context.strokeStyle = colours.here;
  context.lineWidth = 3;
  context.stroke();
}
