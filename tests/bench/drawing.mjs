// Prints how many milliseconds it takes to draw a paper, paper by paper: the median of many draws, each with a new seed.
import { performance } from 'node:perf_hooks';
import { draw } from '../../generator/modes/mock_exam/draw.js';

const ALL = 5000;
const DRAWS = 99;
const numbers = Array.from({ length: ALL }, (_, number) => number);
const candidates = {
  id: numbers.map((number) => `q-${number}`),
  type: numbers.map((number) => number % 3),
  tier: numbers.map((number) => number % 4),
  topics: numbers.map((number) => [number % 60, 60 + (number % 7)]),
  difficulty: numbers.map((number) => number % 5),
};
const oneType = { ...candidates, type: numbers.map(() => 0) };
const PAPERS = {
  'any of one type': { sections: [{ groups: [{ count: 50, type: 0 }] }], candidates: oneType },
  'three types, five groups': {
    sections: [
      { groups: [{ count: 15, type: 0, tier: [0, 1] }, { count: 5, type: 0, topics: [1, 2, 3, 61] }] },
      { groups: [{ count: 10, type: 1, difficulty: [0, 1, 2] }, { count: 5, type: 1 }] },
      { groups: [{ count: 15, type: 2 }] },
    ],
    candidates,
  },
};

const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];

function taken(paper, seed) {
  const began = performance.now();
  const drawn = draw(seed, paper).flat();
  const ms = performance.now() - began;
  if (new Set(drawn).size !== 50) throw new Error(`${drawn.length} drawn`);
  return ms;
}

const told = {};
for (const [name, paper] of Object.entries(PAPERS))
  told[name] = median(Array.from({ length: DRAWS }, (_, number) => taken(paper, `seed ${number}`)));
console.log(JSON.stringify(told));
