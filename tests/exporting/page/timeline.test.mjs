// Bars for what fits a cell, lines for what does not, and the steps of the playback.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { modelOf, page } from './scripts.mjs';

const day = (text) => page.dayFrom(text, false);
const grid = (name) => page.GRIDS.find((one) => one.name === name);

test('an event is a bar only where its whole interval fits a cell', () => {
  const model = modelOf([{ date: ['2024-03-02', '2024-03-02'] }, { date: ['2024-03-01', '2024-03-31'] }, { date: ['2024-03-20', '2024-04-02'] }, { date: [null, '2024-03-09'] }, {}]);
  const found = page.gather(model, [0, 1, 2, 3, 4], grid('month'), day('2024-01-01'), day('2024-12-31'));
  assert.deepEqual([...found.bars].map(([cell, stack]) => [page.isoOf(cell), stack[0]]), [['2024-03-01', 2]]);
  assert.equal(found.spans.length, 2);
  const daily = page.gather(model, [0, 1, 2, 3, 4], grid('day'), day('2024-01-01'), day('2024-12-31'));
  assert.equal(daily.bars.size, 1);
  assert.equal(daily.spans.length, 3);
});

test('what lies outside the axis is counted', () => {
  const model = modelOf([{ date: ['1961-01-01', '1961-12-31'] }, { date: ['2024-03-02', '2024-03-02'] }, { date: ['2031-01-01', '2031-01-01'] }]);
  const { earlier, later } = page.gather(model, [0, 1, 2], grid('month'), day('2024-01-01'), day('2024-12-31'));
  assert.deepEqual([earlier, later], [1, 1]);
});

test('a few far-off years do not stretch the axis, but are known', () => {
  const model = modelOf([{ date: ['1881-01-01', '1881-01-01'] }, ...Array.from({ length: 20 }, (_, n) => ({ date: [`2024-03-${String(n + 1).padStart(2, '0')}`, `2024-03-${String(n + 1).padStart(2, '0')}`] }))]);
  const { lo, full } = page.domainOf(model);
  assert.equal(page.isoOf(lo), '2024-03-01');
  assert.equal(page.isoOf(full[0]), '1881-01-01');
});

test('lines of one lane do not meet, and what fits no lane is counted', () => {
  const lines = Array.from({ length: 9 }, (_, n) => ({ begin: 0, end: 10 + n, count: 2, label: '' }));
  const { placed, left } = page.lanesOf([...lines, { begin: 40, end: 50, count: 1, label: '' }]);
  assert.equal(new Set(placed.slice(0, -1).map(({ lane }) => lane)).size, placed.length - 1);
  assert.equal(placed.at(-1).lane, 0);
  assert.equal(left, 8);
});

test('playback moves the chosen days on by a cell and ends with the axis', () => {
  const [from, to] = page.playedTo(grid('month'), [day('2024-01-01'), day('2024-02-29')], day('2024-03-10'));
  assert.deepEqual([page.isoOf(from), page.isoOf(to)], ['2024-02-01', '2024-03-31']);
  assert.equal(page.playedTo(grid('month'), [day('2024-03-01'), day('2024-03-31')], day('2024-03-10')), null);
});
