// Search: folding, terms, and where they occur.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { modelOf, page } from './scripts.mjs';

test('case and diacritics do not matter', () => {
  assert.equal(page.fold('Brezović ŁÓDŹ Søren Straße'), 'brezovic lodz soren strasse');
});

test('words are terms, and so is what stands in quotes', () => {
  assert.deepEqual(page.terms('  grey "Port Orsa"  Été '), ['grey', 'port orsa', 'ete']);
  assert.deepEqual(page.terms('" "'), []);
});

test('hits are ranges of code points of the text as it is written', () => {
  assert.deepEqual(page.hits('😀 Straße, Ärzte', ['strasse', 'arzte']), [[2, 8], [10, 15]]);
  assert.deepEqual(page.hits('nothing here', ['zebra']), []);
});

test('an event is found by its names, action, type, sentence and paper', () => {
  const texts = page.searchTexts(modelOf([{ actors: [3], targets: [1], places: [4], sources: [[2]], text: 'Snow fell.' }]));
  for (const word of ['capek', 'bob', 'port orsa', 'cleo', 'carry out', 'assault', 'snow', 'first paper', 'wire']) assert.ok(texts(0).includes(word), word);
  assert.ok(!texts(0).includes('ann'));
});
