// Which events pass, in which order, and what each choice promises.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { modelOf, page } from './scripts.mjs';

const day = (text) => page.dayFrom(text, false);
const run = (model, change = {}) => page.select(model, { ...page.firstState(), ...change }, page.searchTexts(model));

test('facts and reports pass at first, plans, possibilities, denials and statements do not', () => {
  const model = modelOf([{}, { standing: 1 }, { standing: 2 }, { standing: 3 }, { standing: 4 }, { type: 2 }]);
  assert.deepEqual(run(model).events, [0, 1]);
  assert.equal(run(model).counts.standing.get(4), 1);
  assert.equal(run(model).statements, 1);
});

test('a range keeps what shares a day with it, both ends included, the undated left out', () => {
  const model = modelOf([{ date: ['2024-03-01', '2024-03-01'] }, { date: ['2024-03-01', '2024-03-31'] }, { date: [null, '2024-03-04'] }, { date: ['2024-03-06', null] }, {}]);
  const range = (from, to) => run(model, { from: day(from), to: day(to) }).events;
  assert.deepEqual(range('2024-03-01', '2024-03-01'), [0, 1, 2]);
  assert.deepEqual(range('2024-03-05', '2024-03-05'), [1]);
  assert.deepEqual(range('2024-03-31', '2024-04-30'), [1, 3]);
  assert.deepEqual(run(model, { undated: true }).events, [4]);
});

test('all chosen actors must take part, any chosen place will do', () => {
  const model = modelOf([{ actors: [0], targets: [1], places: [4] }, { actors: [0], places: [3] }, { actors: [1], targets: [0] }]);
  assert.deepEqual(run(model, { actor: new Set([0, 1]) }).events, [0, 2]);
  assert.deepEqual(run(model, { place: new Set([3, 4]) }).events, [0, 1]);
});

test('a choice promises what is left when it is made', () => {
  const model = modelOf([{ type: 0, confidence: [60] }, { type: 1, confidence: [40, 95] }, { type: 1, standing: 2 }]);
  const found = run(model, { type: new Set([0]) });
  assert.deepEqual(found.events, [0]);
  assert.equal(found.counts.type.get(1), 1);
  assert.equal(run(model).sure[75], run(model, { confidence: 75 }).events.length);
});

test('the oldest come first, those surely inside the chosen days before those that may be, the undated last', () => {
  const model = modelOf([{ date: ['2024-01-01', '2024-12-31'] }, { date: ['2024-03-01', '2024-03-01'] }, { date: ['2024-03-02', '2024-03-02'] }, {}]);
  const order = (change) => page.ordered(model, [0, 1, 2, 3], { ...page.firstState(), ...change });
  assert.deepEqual(order({}), [0, 1, 2, 3]);
  assert.deepEqual(order({ from: day('2024-03-01'), to: day('2024-03-02') }), [1, 2, 0, 3]);
  assert.deepEqual(order({ sort: 'new' }), [2, 1, 0, 3]);
});

test('events can stand by claims, confidence, actor and type', () => {
  const model = modelOf([{ actors: [3], type: 1 }, { actors: [0], confidence: [50, 99] }, { confidence: [20] }]);
  const order = (sort) => page.ordered(model, [0, 1, 2], { ...page.firstState(), sort });
  assert.deepEqual(order('claims'), [1, 0, 2]);
  assert.deepEqual(order('sure'), [1, 0, 2]);
  assert.deepEqual(order('actor'), [1, 0, 2]);
  assert.deepEqual(order('type'), [1, 2, 0]);
});

test('a pair is both directions and nobody else', () => {
  const model = modelOf([{ actors: [0], targets: [1] }, { actors: [1], targets: [0] }, { actors: [0], targets: [2] }]);
  assert.deepEqual(page.scoped(model, { kind: 'pair', a: 0, b: 1 }, [0, 1, 2]), [0, 1]);
  assert.deepEqual(page.scoped(model, { kind: 'actor', a: 2, b: -1 }, [0, 1, 2]), [2]);
});

test('neighbours are counted in steps, whichever way an arrow points', () => {
  const links = [{ actor: 0, target: 1 }, { actor: 2, target: 1 }, { actor: 2, target: 3 }];
  assert.deepEqual([...page.near(links, 0, 1)].sort(), [0, 1]);
  assert.deepEqual([...page.near(links, 0, 2)].sort(), [0, 1, 2]);
});
