// Saving, drawing and showing: the parts that need no page.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { modelOf, page } from './scripts.mjs';

test('a cell is quoted where it must be, and never a formula', () => {
  assert.equal(page.cell('plain'), 'plain');
  assert.equal(page.cell('a "b", c'), '"a ""b"", c"');
  for (const first of ['=', '+', '-', '@', '\t', '\r', '\n']) assert.ok(/^"?'/.test(page.cell(`${first}1`)), JSON.stringify(first));
});

test('a table has a head and one row an event', () => {
  const lines = page.csvOf(modelOf([{ actors: [0], targets: [1] }, { text: 'Two\nlines.' }]), [0, 1]).split('\r\n');
  assert.equal(lines.length, 4);
  assert.ok(lines[0].startsWith('\ufeffevent,date'));
  assert.ok(lines[1].startsWith('Ann carry out → Bob'));
});

test('only addresses of the web are links', () => {
  assert.equal(page.webAddress('https://example.org/a b'), 'https://example.org/a%20b');
  for (const text of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'ftp://x', 'nonsense', '//host']) assert.equal(page.webAddress(text), null, text);
});

test('a date says how closely it is told', () => {
  assert.equal(page.closeness({ begin: 0, end: 30, granularity: 'month', label: '' }), 'to the month');
  assert.equal(page.closeness({ begin: 0, end: null, granularity: 'day', label: '' }), 'open at one end');
});

test('a text is cut between characters, not inside one', () => {
  assert.equal(page.cut('😀😀😀', 2), '😀…');
  assert.equal(page.cut('short', 5), 'short');
});

test('characters are counted as Python counts them', () => {
  assert.equal(page.codePoints('a😀bc', 1, 3), '😀b');
});

test('a hull holds its outermost points only', () => {
  const corners = page.hullOf([{ x: 0, y: 0 }, { x: 4, y: 0 }, { x: 2, y: 1 }, { x: 4, y: 4 }, { x: 0, y: 4 }]);
  assert.deepEqual(new Set(corners.map(({ x, y }) => `${x},${y}`)), new Set(['0,0', '4,0', '4,4', '0,4']));
});

test('boxes that share an edge do not touch', () => {
  const box = { left: 0, right: 2, top: 0, low: 2 };
  assert.ok(page.touches(box, { left: 1, right: 3, top: 1, low: 3 }));
  assert.ok(!page.touches(box, { left: 2, right: 3, top: 0, low: 2 }));
});
