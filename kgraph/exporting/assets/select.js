// Which events the filters let through, and how many each choice would show: one pass over the columns.

/** Reasons to leave an event out, one bit each, so that a facet can be counted without its own filter. */
const NO = { standing: 1, statement: 2, type: 4, actor: 8, place: 16, paper: 32, source: 64, date: 128, query: 256, confidence: 512 };

/**
 * @typedef {{
 *   query: string, from: number | null, to: number | null, undated: boolean,
 *   standing: Set<number>, statements: boolean, confidence: number,
 *   type: Set<number>, actor: Set<number>, place: Set<number>, paper: Set<number>, source: Set<number>,
 *   sort: 'old' | 'new' | 'claims', selected: Selected | null,
 * }} State
 * @typedef {{kind: 'event' | 'actor' | 'pair' | 'paper', a: number, b: number}} Selected
 * @typedef {Map<number, number>} Counts
 */

/** @returns {State} what is shown at first: facts and reports, no statements */
function firstState() {
  return {
    query: '', from: null, to: null, undated: false, standing: new Set([0, 1]), statements: false, confidence: 0,
    type: new Set(), actor: new Set(), place: new Set(), paper: new Set(), source: new Set(), sort: 'old', selected: null,
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

/** @typedef {ReturnType<typeof select>} Selection */

/** @param {Model} model @param {number[]} events @param {State['sort']} sort @returns {number[]} */
function ordered(model, events, sort) {
  if (sort === 'old') return events;
  const weight = (/** @type {number} */ n) => model.firstClaim[n + 1] - model.firstClaim[n];
  if (sort === 'claims') return [...events].sort((a, b) => weight(b) - weight(a) || a - b);
  const dated = events.filter((n) => model.date[n] >= 0);
  return [...dated.reverse(), ...events.filter((n) => model.date[n] < 0)];
}

/** The events of what is selected, among those that pass. @param {Model} model @param {Selected | null} selected @param {number[]} events @returns {number[]} */
function scoped(model, selected, events) {
  if (!selected || selected.kind === 'event') return events;
  const { kind, a, b } = selected;
  if (kind === 'actor') return events.filter((n) => model.taking[n].includes(a) || model.places[n].includes(a));
  if (kind === 'paper') return events.filter((n) => model.papers[n].includes(a));
  const members = new Set(model.links.filter((l) => (l.actor === a && l.target === b) || (l.actor === b && l.target === a)).flatMap((l) => l.events));
  return events.filter((n) => members.has(n));
}
