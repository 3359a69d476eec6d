// The timeline: a histogram of what lies inside one cell of the grid, spans below for what does not, and a brush.
// Nothing is drawn more precise than it is told: an event counts as a bar only where its whole interval fits.

const BAR_HEIGHT = 74;
const LANE_HEIGHT = 7;
const AXIS_HEIGHT = 20;
const SIDE = 14;
const LEAST_CELL = 7;
/** Playback takes about so many steps from one end of the axis to the other, each long enough to be read. */
const STEPS = 40;
const STEP_MS = 800;

/** @returns {boolean} whether the reader wants nothing to move of itself */
function still() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/**
 * @param {Model} model
 * @param {() => {state: State, selection: Passing}} now
 * @param {(change: (state: State) => void, quick?: boolean) => void} change
 */
function timelineView(model, now, change) {
  const host = byId('timeline');
  const domain = domainOf(model);
  let view = padded(domain.lo, domain.hi);
  let width = 0;
  /** @type {Grid} */
  let grid = GRIDS[0];
  const scale = (/** @type {number} */ day) => SIDE + ((Math.min(Math.max(day, view[0]), view[1]) - view[0]) / (view[1] - view[0])) * (width - 2 * SIDE);
  const dayAt = (/** @type {number} */ x) => Math.floor(view[0] + ((x - SIDE) / (width - 2 * SIDE)) * (view[1] - view[0]));

  const clip = svg('g');
  const brush = svg('g', { class: 'brush' });
  const height = BAR_HEIGHT + LANES * LANE_HEIGHT + AXIS_HEIGHT + 10;
  const picture = svg('svg', { height, class: 'histogram', role: 'group', 'aria-label': 'Timeline of events' }, clip, brush);
  const note = el('p.muted.note');
  host.replaceChildren(picture, note);

  /** @param {number} lo @param {number} hi @returns {[number, number]} */
  function padded(lo, hi) {
    const pad = Math.max(2, Math.round((hi - lo) * 0.02));
    return [lo - pad, hi + 1 + pad];
  }

  function drawAxis() {
    const ticks = gridFor(view[1] - view[0], width - 2 * SIDE, width > 500 ? 84 : 58);
    const made = [];
    let lastEnd = -Infinity;
    for (let day = ticks.floor(view[0]), steps = 0; day <= view[1] && steps < 60; day = ticks.next(day), steps += 1) {
      const inside = Math.max(day, view[0]);
      const x = scale(inside);
      // The first tick stands at the edge although its month began before: the axis says where it starts.
      if (x < lastEnd || x > width - 40) continue;
      const label = ticks.label(day);
      lastEnd = x + label.length * 7 + 12;
      made.push(svg('line', { x1: x, x2: x, y1: 4, y2: BAR_HEIGHT + LANES * LANE_HEIGHT + 8, class: 'tick' }));
      const text = svg('text', { x, y: height - 6, class: 'axis' });
      text.textContent = label;
      made.push(text);
    }
    return made;
  }

  /** @param {{bars: Map<number, number[]>}} gathered */
  function drawBars({ bars }) {
    const { state } = now();
    const totals = [...bars.values()].map((stack) => stack.reduce((sum, count) => sum + count, 0));
    const most = Math.max(1, ...totals);
    const made = [];
    for (const [cell, stack] of [...bars].sort((a, b) => a[0] - b[0])) {
      const [x1, x2] = [scale(cell), scale(grid.next(cell))];
      const w = Math.max(1.5, Math.min(x2 - x1 - 1, 26));
      const x = x1 + Math.max(0, (x2 - x1 - w) / 2);
      const inside = !state.undated && (state.to === null || cell <= state.to) && (state.from === null || grid.next(cell) - 1 >= state.from);
      const column = svg('g', { class: inside ? 'bar' : 'bar out' });
      let y = BAR_HEIGHT;
      stack.forEach((count, family) => {
        if (!count) return;
        const tall = Math.max(1.2, (count / most) * (BAR_HEIGHT - 12));
        y -= tall;
        column.append(svg('rect', { x, y, width: w, height: tall, class: `f${family}` }));
      });
      const title = svg('title');
      const total = stack.reduce((sum, count) => sum + count, 0);
      const to = grid.next(cell) - 1;
      title.textContent = `${grid.name === 'week' ? `${isoOf(cell)} – ${isoOf(to)}` : grid.label(cell)}: ${counted(total, 'event')}`;
      column.append(title);
      made.push(column);
    }
    return { bars: made, most: bars.size ? most : 0 };
  }

  /** @param {{spans: {begin: number, end: number, count: number, label: string}[]}} gathered */
  function drawSpans({ spans }) {
    const { placed, left } = lanesOf(spans);
    const made = placed.map(({ begin, end, count, label, lane }) => {
      const [x1, x2] = [scale(begin), scale(end + 1)];
      const title = svg('title');
      title.textContent = `${label}: ${counted(count, 'event')}, no closer date`;
      const y = BAR_HEIGHT + 5 + lane * LANE_HEIGHT;
      const bar = svg('rect', { x: x1, y, width: Math.max(3, x2 - x1 - 1), height: LANE_HEIGHT - 3, rx: 2, class: count > 4 ? 'span many' : count > 1 ? 'span some' : 'span' });
      return svg('g', {}, bar, title);
    });
    return { made, left };
  }

  function draw() {
    width = Math.max(host.clientWidth, 200);
    picture.setAttribute('width', String(width));
    grid = gridFor(view[1] - view[0], width - 2 * SIDE, LEAST_CELL);
    const { selection } = now();
    const gathered = gather(model, selection.anyDate, grid, view[0], view[1]);
    const { made, left } = drawSpans(gathered);
    const { bars, most } = drawBars(gathered);
    const base = svg('line', { x1: SIDE, x2: width - SIDE, y1: BAR_HEIGHT + 0.5, y2: BAR_HEIGHT + 0.5, class: 'base' });
    clip.replaceChildren(...(domain.full[1] === domain.full[0] && !model.count ? [] : drawAxis()), base, ...bars, ...made, ...drawOpen());
    const said = [
      gathered.earlier && `${amount(gathered.earlier)} earlier`, gathered.later && `${amount(gathered.later)} later`,
      most && `Bars: each ${grid.name}, the highest ${counted(most, 'event')}`,
      gathered.spans.length && `lines below: dates known less closely${left ? ` (${amount(left)} more)` : ''}`,
    ].filter(Boolean);
    note.textContent = said.join(' · ');
    drawBrush();
    const undated = selection.anyDate.reduce((sum, n) => sum + Number(model.date[n] < 0), 0);
    byId('undated').textContent = `Undated ${amount(undated)}`;
    byId('undated').setAttribute('aria-pressed', String(now().state.undated));
    byId('undated').disabled = !undated && !now().state.undated;
    const narrow = view[0] > domain.full[0] || view[1] < domain.full[1];
    const { from, to } = now().state;
    byId('zoom').textContent = (from !== null || to !== null) && !zoomedTo(from, to) ? 'Zoom in' : 'Whole axis';
    byId('zoom').disabled = from === null && to === null && !narrow;
    byId('all-dates').disabled = from === null && to === null && !now().state.undated;
  }

  /** @param {number | null} from @param {number | null} to */
  function zoomedTo(from, to) {
    const wanted = padded(from ?? domain.full[0], to ?? domain.full[1]);
    return wanted[0] === view[0] && wanted[1] === view[1];
  }

  /** @param {'from' | 'to'} which @param {number} day */
  function handle(which, day) {
    const x = which === 'from' ? scale(day) : scale(day + 1);
    const about = {
      class: 'handle', tabindex: 0, role: 'slider', 'data-handle': which, 'aria-label': which === 'from' ? 'First day' : 'Last day',
      'aria-valuemin': domain.full[0], 'aria-valuemax': domain.full[1], 'aria-valuenow': day, 'aria-valuetext': isoOf(day), 'aria-orientation': 'horizontal',
      keydown: (/** @type {KeyboardEvent} */ event) => onKey(event, which, day),
    };
    return svg('g', about, svg('rect', { x: x - 9, y: 0, width: 18, height: BAR_HEIGHT + LANES * LANE_HEIGHT + 8, class: 'reach' }),
      svg('line', { x1: x, x2: x, y1: 2, y2: BAR_HEIGHT + LANES * LANE_HEIGHT + 8 }), svg('rect', { x: x - 3.5, y: BAR_HEIGHT / 2 - 12, width: 7, height: 24, rx: 3.5, class: 'grip' }));
  }

  /** Where the open event lies. */
  function drawOpen() {
    const { selected } = now().state;
    if (selected?.kind !== 'event' || model.date[selected.a] < 0) return [];
    const [x1, x2] = [scale(model.begin[selected.a]), scale(model.end[selected.a] + 1)];
    const y = BAR_HEIGHT + LANES * LANE_HEIGHT + 4;
    return [svg('rect', { x: Math.max(SIDE, x1 - 2), y, width: Math.max(5, x2 - x1), height: 4, rx: 2, class: 'here' })];
  }

  function drawBrush() {
    const { from, to } = now().state;
    const focused = document.activeElement?.getAttribute('data-handle');
    if (!model.count || domain.full[0] === domain.full[1]) return brush.replaceChildren();
    const [a, b] = [from ?? domain.full[0], to ?? domain.full[1]];
    const tall = BAR_HEIGHT + LANES * LANE_HEIGHT + 8;
    const made = from === null && to === null ? [] : [svg('rect', { x: scale(a), y: 2, width: Math.max(1, scale(b + 1) - scale(a)), height: tall - 2, class: 'window', 'data-window': '' })];
    brush.replaceChildren(...made, handle('from', a), handle('to', b));
    if (focused) /** @type {any} */ (brush.querySelector(`[data-handle=${focused}]`))?.focus();
    return undefined;
  }

  /** @param {number | null} from @param {number | null} to @param {boolean} [quick] */
  function setRange(from, to, quick) {
    const [lo, hi] = domain.full;
    change((state) => {
      state.undated = false;
      state.from = from === null || from <= lo ? null : Math.min(from, hi);
      state.to = to === null || to >= hi ? null : Math.max(to, lo);
      if (state.from !== null && state.to !== null && state.from > state.to) [state.from, state.to] = [state.to, state.from];
    }, quick);
  }

  /** @param {KeyboardEvent} event @param {'from' | 'to'} which @param {number} day */
  function onKey(event, which, day) {
    /** @type {Record<string, number>} */
    const steps = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -30, PageUp: 30, Home: -OPEN, End: OPEN };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const { from, to } = now().state;
    const [lo, hi] = domain.full;
    if (which === 'from') setRange(Math.min(Math.max(day + step, lo), to ?? hi), to);
    else setRange(from, Math.max(Math.min(day + step, hi), from ?? lo));
  }

  /** @type {{start: number, mode: string, from: number, to: number} | null} */
  let drag = null;
  picture.addEventListener('pointerdown', (/** @type {any} */ event) => {
    if (event.button || !model.count) return;
    const { from, to } = now().state;
    const target = /** @type {Element} */ (event.target);
    const mode = target.closest('[data-handle]')?.getAttribute('data-handle') ?? (target.closest('[data-window]') ? 'move' : 'new');
    drag = { start: event.offsetX ?? 0, mode, from: from ?? domain.full[0], to: to ?? domain.full[1] };
    drag.start = event.clientX - picture.getBoundingClientRect().left;
    picture.setPointerCapture(event.pointerId);
  });
  picture.addEventListener('pointermove', (/** @type {any} */ event) => {
    if (!drag) return;
    const x = event.clientX - picture.getBoundingClientRect().left;
    if (drag.mode === 'new' && Math.abs(x - drag.start) < 4) return;
    const [here, there] = [dayAt(x), dayAt(drag.start)];
    const closed = (/** @type {number} */ day) => grid.next(day) - 1;
    if (drag.mode === 'new') setRange(grid.floor(Math.min(here, there)), closed(Math.max(here, there)), true);
    else if (drag.mode === 'move') setRange(drag.from + here - there, drag.to + here - there, true);
    else if (drag.mode === 'from') setRange(Math.min(grid.floor(here), drag.to), drag.to, true);
    else setRange(drag.from, Math.max(closed(here), drag.from), true);
  });
  picture.addEventListener('pointerup', (/** @type {any} */ event) => {
    const started = drag;
    drag = null;
    if (!started) return;
    if (started.mode !== 'from' && started.mode !== 'to' && Math.abs(event.clientX - picture.getBoundingClientRect().left - started.start) < 4) open(dayAt(started.start));
    else change(() => undefined);
  });
  picture.addEventListener('pointercancel', () => { drag = null; });
  picture.addEventListener('dblclick', everything);

  /**
   * A click on a bar asks for its cell, and comes closer to it.
   * @param {number} day
   */
  function open(day) {
    const [from, to] = [grid.floor(day), grid.next(day) - 1];
    if (!now().selection.anyDate.some((n) => model.begin[n] >= from && model.end[n] <= to)) return;
    if (grid.days > 1) view = padded(from, to);
    setRange(from, to);
  }

  function everything() {
    view = padded(domain.lo, domain.hi);
    setRange(null, null);
  }

  let playing = 0;
  function stop() {
    clearInterval(playing);
    playing = 0;
    showPlay();
  }

  function showPlay() {
    byId('play').textContent = playing ? 'Stop' : still() ? 'Next step' : 'Play';
    byId('play').setAttribute('aria-pressed', String(playing > 0));
    byId('play').disabled = domain.full[0] === domain.full[1];
  }

  /** Show the next step of the playback; at the end, stop. */
  function step() {
    const [lo, hi] = domain.full;
    const { from, to } = now().state;
    const cells = gridFor(view[1] - view[0], STEPS, 1);
    const first = Math.max(lo, view[0]);
    const next = from === null && to === null ? [cells.floor(first), cells.next(first) - 1] : playedTo(cells, [from ?? lo, to ?? hi], Math.min(hi, view[1]));
    if (next) setRange(next[0], next[1], playing > 0);
    else stop();
  }

  byId('play').addEventListener('click', () => {
    if (playing) { stop(); change(() => undefined); return; }
    if (now().state.to === null) change((state) => { state.from = null; state.undated = false; });
    if (!still()) playing = setInterval(step, STEP_MS);
    showPlay();
    step();
  });
  showPlay();

  byId('all-dates').addEventListener('click', everything);
  byId('undated').addEventListener('click', () => change((state) => { state.undated = !state.undated; if (state.undated) [state.from, state.to] = [null, null]; }));
  byId('zoom').addEventListener('click', () => {
    const { from, to } = now().state;
    view = (from !== null || to !== null) && !zoomedTo(from, to) ? padded(from ?? domain.full[0], to ?? domain.full[1]) : padded(...domain.full);
    draw();
  });
  for (const which of /** @type {const} */ (['from', 'to'])) {
    byId(which).addEventListener('change', () => {
      const input = byId(which);
      const day = input.value.trim() ? dayFrom(input.value, which === 'to') : null;
      input.setAttribute('aria-invalid', String(input.value.trim() !== '' && day === null));
      if (input.value.trim() && day === null) return;
      change((state) => { state.undated = false; state[which] = day; });
    });
  }
  new ResizeObserver(draw).observe(host);
  return draw;
}
