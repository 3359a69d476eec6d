// The state as the hash of the address.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { modelOf, page } from './scripts.mjs';

const model = modelOf([{ actors: [0], targets: [1], date: ['2024-03-01', '2024-03-01'] }, { standing: 4, type: 1 }]);

test('the first view needs no hash', () => {
  assert.equal(page.toHash(model, page.firstState()), '');
  assert.deepEqual(page.fromHash(model, ''), page.firstState());
});

test('every part of the state survives the address', () => {
  const state = {
    query: 'snow & "ice"', from: page.dayFrom('2024-03-01', false), to: page.dayFrom('2024-03-09', false), undated: false, standing: new Set([4]), statements: true,
    confidence: 75, type: new Set([1]), actor: new Set([0, 3]), place: new Set([4]), paper: new Set([1]), source: new Set([2]), sort: 'sure', hops: 2,
    selected: { kind: 'pair', a: 0, b: 1 },
  };
  assert.deepEqual(page.fromHash(model, page.toHash(model, state)), state);
  for (const selected of [{ kind: 'event', a: 1, b: -1 }, { kind: 'actor', a: 3, b: -1 }, { kind: 'paper', a: 1, b: -1 }]) {
    assert.deepEqual(page.fromHash(model, page.toHash(model, { ...state, selected })), { ...state, selected });
  }
});

test('no standing at all is kept apart from the first view', () => {
  assert.equal(page.fromHash(model, page.toHash(model, { ...page.firstState(), standing: new Set() })).standing.size, 0);
});

test('what makes no sense is ignored', () => {
  const text = 'from=soon&actor=nobody,__proto__&type=%E0%A4%A&sure=many&sort=up&hops=9&sel=p:x&doc=,';
  assert.deepEqual(page.fromHash(model, text), page.firstState());
});
