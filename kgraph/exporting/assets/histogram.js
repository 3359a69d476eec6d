// What the timeline shows: the days of its axis, bars and lines of the events, the steps of its playback.

/** So many lines stand under each other; there is no room for more. */
const LANES = 5;

/**
 * Days from the earliest to the latest event, without a few that lie far off.
 * @param {Model} model @returns {{lo: number, hi: number, full: [number, number]}}
 */
function domainOf(model) {
  /** @type {number[]} */
  const ends = [];
  for (let n = 0; n < model.count; n += 1) {
    if (model.date[n] < 0) continue;
    if (model.begin[n] > -OPEN) ends.push(model.begin[n]);
    if (model.end[n] < OPEN) ends.push(model.end[n]);
  }
  ends.sort((a, b) => a - b);
  if (!ends.length) return { lo: 0, hi: 0, full: [0, 0] };
  let [first, last] = [0, ends.length - 1];
  // A few far-off years would squeeze all the rest into one bar: cut tails of up to 15 % behind a gap as long as what remains.
  const few = Math.max(2, Math.floor(ends.length * 0.15));
  for (let n = 1; n <= few && n < ends.length; n += 1) if (ends[n] - ends[n - 1] > Math.max(ends[last] - ends[n], 60)) first = n;
  for (let n = ends.length - 2; n >= ends.length - 1 - few && n > first; n -= 1) if (ends[n + 1] - ends[n] > Math.max(ends[n] - ends[first], 60)) last = n;
  return { lo: ends[first], hi: ends[last], full: [ends[0], ends[ends.length - 1]] };
}

/**
 * Bars and spans of the events that pass all but the date filter.
 * @param {Model} model @param {number[]} events @param {Grid} grid @param {number} lo @param {number} hi
 */
function gather(model, events, grid, lo, hi) {
  /** @type {Map<number, number[]>} cell → events by family */
  const bars = new Map();
  /** @type {Map<number, {begin: number, end: number, label: string, count: number}>} */
  const spans = new Map();
  let [earlier, later] = [0, 0];
  for (const n of events) {
    if (model.date[n] < 0) continue;
    const [begin, end] = [model.begin[n], model.end[n]];
    if (end < lo) { earlier += 1; continue; }
    if (begin > hi) { later += 1; continue; }
    const cell = begin > -OPEN ? grid.floor(begin) : -OPEN;
    if (cell > -OPEN && end < grid.next(begin)) {
      const stack = bars.get(cell) ?? new Array(model.families.length).fill(0);
      stack[model.family[n]] += 1;
      bars.set(cell, stack);
    } else {
      const span = spans.get(model.date[n]) ?? { begin, end, label: dateLabel(model, n), count: 0 };
      span.count += 1;
      spans.set(model.date[n], span);
    }
  }
  return { bars, spans: [...spans.values()].sort((a, b) => a.begin - b.begin || b.end - a.end), earlier, later };
}

/**
 * The range that playback shows after another, moved on by one cell; null when it would leave the last day behind.
 * @param {Grid} grid @param {[number, number]} range @param {number} last @returns {[number, number] | null}
 */
function playedTo(grid, [from, to], last) {
  const next = grid.next(from);
  return next > last ? null : [next, Math.max(next, grid.next(to + 1) - 1)];
}

/**
 * Spans in lanes without overlap, the longest lanes full first; what fits nowhere is counted.
 * @param {{begin: number, end: number, count: number, label: string}[]} spans
 */
function lanesOf(spans) {
  /** @type {number[]} */
  const ends = [];
  const placed = [];
  let left = 0;
  for (const span of spans) {
    let lane = ends.findIndex((end) => end < span.begin);
    if (lane < 0 && ends.length < LANES) lane = ends.push(-OPEN * 2) - 1;
    if (lane < 0) { left += span.count; continue; }
    ends[lane] = span.end;
    placed.push({ ...span, lane });
  }
  return { placed, left, lanes: ends.length };
}
