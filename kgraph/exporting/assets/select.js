// Which events the filters let through, and how many each choice would show: one pass over the columns.

/** Reasons to leave an event out, one bit each, so that a facet can be counted without its own filter. */
const NO = { standing: 1, statement: 2, type: 4, actor: 8, place: 16, paper: 32, source: 64, date: 128, query: 256, confidence: 512 };

/**
 * @typedef {{
 *   query: string, from: number | null, to: number | null, undated: boolean,
 *   standing: Set<number>, statements: boolean, confidence: number,
 *   type: Set<number>, actor: Set<number>, place: Set<number>, paper: Set<number>, source: Set<number>,
 *   sort: Sort, hops: number, selected: Selected | null,
 * }} State
 * @typedef {'old' | 'new' | 'claims' | 'sure' | 'actor' | 'type'} Sort
 * @typedef {{kind: 'event' | 'actor' | 'pair' | 'paper', a: number, b: number}} Selected
 * @typedef {Map<number, number>} Counts
 */

/** @returns {State} what is shown at first: facts and reports, no statements */
function firstState() {
  return {
    query: '', from: null, to: null, undated: false, standing: new Set([0, 1]), statements: false, confidence: 0,
    type: new Set(), actor: new Set(), place: new Set(), paper: new Set(), source: new Set(), sort: 'old', hops: 1, selected: null,
  };
}

/** @param {Set<number>} chosen @param {number[]} values */
function meets(chosen, values) {
  return !chosen.size || values.some((value) => chosen.has(value));
}

/** @param {Model} model @param {State} state @param {number} n @returns {number} bits for the reasons to leave it out by its date */
function dateBits(model, state, n) {
  const dated = model.date[n] >= 0;
  if (state.undated) return dated ? NO.date : 0;
  if (state.from === null && state.to === null) return 0;
  return dated && model.end[n] >= (state.from ?? -OPEN) && model.begin[n] <= (state.to ?? OPEN) ? 0 : NO.date;
}

/** @param {Model} model @param {number} n @returns {number} the confidence of its surest claim, in hundredths */
function confidence(model, n) {
  let best = 0;
  for (let c = model.firstClaim[n]; c < model.firstClaim[n + 1]; c += 1) best = Math.max(best, model.claims.confidence[c]);
  return best;
}

/** @param {Model} model @param {State} state @param {string[]} wanted @param {(n: number) => string} texts @param {number} n */
function reasons(model, state, wanted, texts, n) {
  let bits = state.standing.has(model.standing[n]) ? 0 : NO.standing;
  if (model.statement[n] && !state.statements) bits |= NO.statement;
  if (state.type.size && !state.type.has(model.type[n])) bits |= NO.type;
  for (const actor of state.actor) if (!model.taking[n].includes(actor)) bits |= NO.actor;
  if (!meets(state.place, model.places[n])) bits |= NO.place;
  if (!meets(state.paper, model.papers[n])) bits |= NO.paper;
  if (!meets(state.source, model.sources[n])) bits |= NO.source;
  if (state.confidence && confidence(model, n) < state.confidence) bits |= NO.confidence;
  if (wanted.length && !wanted.every((term) => texts(n).includes(term))) bits |= NO.query;
  return bits | dateBits(model, state, n);
}

/** @param {Counts} counts @param {number} key */
function more(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/**
 * The events that pass, in the order of time (undated last), those that pass but for their date, and the counts of every facet.
 * @param {Model} model @param {State} state @param {(n: number) => string} texts
 */
function select(model, state, texts) {
  const wanted = terms(state.query);
  /** @type {number[]} */
  const events = [];
  /** @type {number[]} */
  const anyDate = [];
  const passes = new Uint8Array(model.count);
  /** @type {Record<string, Counts>} */
  const counts = { standing: new Map(), type: new Map(), actor: new Map(), place: new Map(), paper: new Map(), source: new Map() };
  /** @type {Record<number, number>} */
  const sure = { 50: 0, 75: 0, 90: 0 };
  let statements = 0;
  for (let n = 0; n < model.count; n += 1) {
    const bits = reasons(model, state, wanted, texts, n);
    if (!bits) { events.push(n); passes[n] = 1; }
    if (!(bits & ~NO.date)) anyDate.push(n);
    if (!(bits & ~NO.standing)) more(counts.standing, model.standing[n]);
    if (!(bits & ~NO.statement) && model.statement[n]) statements += 1;
    if (!(bits & ~NO.confidence)) for (const step of [50, 75, 90]) if (confidence(model, n) >= step) sure[step] += 1;
    if (!(bits & ~NO.type)) more(counts.type, model.type[n]);
    if (!bits) for (const actor of model.taking[n]) more(counts.actor, actor);
    if (!(bits & ~NO.place)) for (const place of model.places[n]) more(counts.place, place);
    if (!(bits & ~NO.paper)) for (const paper of model.papers[n]) more(counts.paper, paper);
    if (!(bits & ~NO.source)) for (const source of model.sources[n]) more(counts.source, source);
  }
  return { events, anyDate, passes, counts, statements, sure };
}

/** @typedef {ReturnType<typeof select>} Passing */

/**
 * Events in the order that is asked for; where they are level, the earlier first. In the order of time, those that lie
 * inside the chosen days come before those that may (a whole year around one day), and the undated last.
 * @param {Model} model @param {number[]} events in the order of time @param {State} state @returns {number[]}
 */
function ordered(model, events, { sort, from, to }) {
  if (sort === 'old' || sort === 'new') {
    const inside = (/** @type {number} */ n) => model.begin[n] >= (from ?? -2 * OPEN) && model.end[n] <= (to ?? 2 * OPEN);
    const dated = events.filter((n) => model.date[n] >= 0);
    if (sort === 'new') dated.reverse();
    return [...dated.filter(inside), ...dated.filter((n) => !inside(n)), ...events.filter((n) => model.date[n] < 0)];
  }
  /** @type {Record<string, (n: number) => number | string>} */
  const keys = {
    claims: (n) => model.firstClaim[n] - model.firstClaim[n + 1],
    sure: (n) => -confidence(model, n),
    actor: (n) => (model.actors[n].length ? fold(model.entities[model.actors[n][0]].name) : LAST),
    type: (n) => model.types[model.type[n]].name,
  };
  const made = new Map(events.map((n) => [n, keys[sort](n)]));
  const key = (/** @type {number} */ n) => /** @type {any} */ (made.get(n));
  return [...events].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a - b));
}

/** Comes after every name. */
const LAST = '\uffff';

/**
 * Who can be reached from an actor in so many steps, itself included.
 * @param {{actor: number, target: number}[]} links @param {number} actor @param {number} hops @returns {Set<number>}
 */
function near(links, actor, hops) {
  const found = new Set([actor]);
  for (let hop = 0; hop < hops; hop += 1) {
    const before = new Set(found);
    for (const link of links) {
      if (before.has(link.actor)) found.add(link.target);
      if (before.has(link.target)) found.add(link.actor);
    }
  }
  return found;
}

/**
 * The events of what is selected, among those that pass.
 * @param {Model} model @param {Selected | null} selected @param {number[]} events @returns {number[]}
 */
function scoped(model, selected, events) {
  if (!selected || selected.kind === 'event') return events;
  const { kind, a, b } = selected;
  if (kind === 'actor') return events.filter((n) => model.taking[n].includes(a) || model.places[n].includes(a));
  if (kind === 'paper') return events.filter((n) => model.papers[n].includes(a));
  const members = new Set(model.links.filter((l) => (l.actor === a && l.target === b) || (l.actor === b && l.target === a)).flatMap((l) => l.events));
  return events.filter((n) => members.has(n));
}
