// Days, their text, and the grids of the timeline.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { page } from './scripts.mjs';

test('a day is a whole number and reads back as it was written', () => {
  for (const text of ['0001-01-01', '0099-12-31', '1899-12-31', '1970-01-01', '2024-02-29', '9999-12-31']) assert.equal(page.isoOf(page.dayFrom(text, false)), text);
  assert.equal(page.dayFrom('1970-01-01', false), 0);
});

test('a month or a year is its first or its last day', () => {
  assert.equal(page.isoOf(page.dayFrom('2024-02', true)), '2024-02-29');
  assert.equal(page.isoOf(page.dayFrom('2023-02', true)), '2023-02-28');
  assert.equal(page.isoOf(page.dayFrom('1961', false)), '1961-01-01');
  assert.equal(page.isoOf(page.dayFrom('1961', true)), '1961-12-31');
});

test('what is no date of the calendar is null', () => {
  for (const text of ['', 'soon', '2024-13', '2024-00', '2023-02-29', '2024-04-31', '2024-1-1-1', '24-01-01', '0000-01-01']) assert.equal(page.dayFrom(text, false), null, text);
});

test('cells of every grid follow each other without a gap, before 1970 too', () => {
  for (const grid of page.GRIDS) {
    for (const start of ['1889-05-17', '1969-12-31', '2024-02-29']) {
      const day = page.dayFrom(start, false);
      const next = grid.next(day);
      assert.ok(grid.floor(day) <= day && day < next, grid.name);
      assert.equal(grid.floor(next), next, grid.name);
      assert.equal(grid.floor(next - 1), grid.floor(day), grid.name);
    }
  }
});

test('a week begins on Monday', () => {
  const week = page.GRIDS.find(({ name }) => name === 'week');
  assert.equal(page.isoOf(week.floor(page.dayFrom('2024-11-10', false))), '2024-11-04');
});

test('the grid is the finest whose cells are wide enough', () => {
  assert.equal(page.gridFor(30, 600, 7).name, 'day');
  assert.equal(page.gridFor(365, 600, 7).name, 'week');
  assert.equal(page.gridFor(40000, 600, 7).name, 'five years');
  assert.equal(page.gridFor(9e9, 600, 7).name, 'century');
});
