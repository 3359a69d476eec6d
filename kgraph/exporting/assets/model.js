// The data block, decoded: typed columns for what every filter step reads, plain tables for the rest.

/** A day no date reaches: where an interval is open. */
const OPEN = 10000000;

/**
 * @typedef {{id: string, type: string, name: string, aliases: string[], sameAs: string[]}} Entity
 * @typedef {{key: string, id: string, title: string, publisher: string, published: string, url: string}} Paper
 * @typedef {{name: string, family: number, statement: boolean}} Kind
 * @typedef {{begin: number | null, end: number | null, granularity: string, label: string}} When
 * @typedef {{document: number, start: number, text: string}} Sentence
 * @typedef {{actor: number, target: number, standing: number, mutual: boolean, events: number[]}} Link
 */

/**
 * The data block as `pagedata.py` writes it: rows of tables, columns of events and claims.
 * @typedef {{
 *   iri: string, standings: string[], bases: string[], families: string[], actions: string[], names: string[], actors: number,
 *   documents: [string, string, string | null, string | null, string | null, string | null][],
 *   entities: [string, string, string, string[], string[]][],
 *   events: {id: string[], type: number[], action: number[], standing: number[], actors: number[][], targets: number[][], places: number[][],
 *     date: number[], claims: number[], disputed: Record<number, string[]>, reason: Record<number, string>},
 *   claims: {sentence: number[], from: number[], to: number[], standing: number[], date: number[], basis: number[], confidence: number[],
 *     sources: [number, number][][], different: Record<number, number[][]>, words: Record<number, number[]>,
 *     quantities: Record<number, string[]>, others: Record<number, [string, string][]>},
 *   types: [string, number, number][], dates: [number | null, number | null, string, string][], sentences: [number, number, string][],
 *   graph: {nodes: [string, number, number, number, number][], edges: [number, string][], options: object},
 *   links: [number, number, number, number, number[]][],
 * }} Data
 */

/** @param {Data} data */
function readModel(data) {
  const events = data.events;
  const count = events.id.length;
  const firstClaim = new Int32Array(count + 1);
  for (let n = 0; n < count; n += 1) firstClaim[n + 1] = firstClaim[n] + events.claims[n];
  /** @type {When[]} */
  const dates = data.dates.map(([begin, end, granularity, label]) => ({ begin, end, granularity, label }));
  const begin = new Int32Array(count);
  const end = new Int32Array(count);
  for (let n = 0; n < count; n += 1) {
    const when = dates[events.date[n]];
    begin[n] = when ? when.begin ?? -OPEN : OPEN;
    end[n] = when ? when.end ?? OPEN : -OPEN;
  }
  /** @type {Sentence[]} */
  const sentences = data.sentences.map(([document, start, text]) => ({ document, start, text }));
  const claims = data.claims;
  const ofClaims = (/** @type {number} */ n, /** @type {(claim: number) => number[]} */ values) => {
    const found = new Set();
    for (let c = firstClaim[n]; c < firstClaim[n + 1]; c += 1) for (const value of values(c)) found.add(value);
    return [...found];
  };
  const range = Array.from({ length: count }, (_, n) => n);
  /** @type {Kind[]} */
  const types = data.types.map(([name, family, statement]) => ({ name, family, statement: Boolean(statement) }));
  return {
    count,
    iri: data.iri,
    standings: data.standings,
    bases: data.bases,
    families: data.families,
    types,
    actions: data.actions.map((lemma) => lemma.replace(/_/g, ' ')),
    names: data.names,
    dates,
    sentences,
    /** @type {Paper[]} */
    documents: data.documents.map(([key, id, title, publisher, published, url]) => ({
      key, id, title: title || id, publisher: publisher || '', published: published || '', url: url || '',
    })),
    /** @type {Entity[]} */
    entities: data.entities.map(([id, type, name, aliases, sameAs]) => ({ id, type, name, aliases, sameAs })),
    ids: events.id,
    type: Int32Array.from(events.type),
    family: Int32Array.from(events.type, (t) => types[t].family),
    statement: Uint8Array.from(events.type, (t) => Number(types[t].statement)),
    action: events.action,
    standing: Int32Array.from(events.standing),
    actors: events.actors,
    targets: events.targets,
    places: events.places,
    date: Int32Array.from(events.date),
    begin,
    end,
    firstClaim,
    disputed: events.disputed,
    reason: events.reason,
    claims,
    /** who takes part, once each */
    taking: range.map((n) => [...new Set([...events.actors[n], ...events.targets[n]])]),
    papers: range.map((n) => ofClaims(n, (c) => [sentences[claims.sentence[c]].document])),
    sources: range.map((n) => ofClaims(n, (c) => claims.sources[c].map((/** @type {number[]} */ pair) => pair[1]))),
    /** @type {Link[]} */
    links: data.links.map(([actor, target, standing, mutual, members]) => ({ actor, target, standing, mutual: Boolean(mutual), events: members })),
    graph: data.graph,
    actorCount: data.actors,
    eventNumber: new Map(events.id.map((id, n) => [id, n])),
    entityNumber: new Map(data.entities.map((row, n) => [row[0], n])),
    documentNumber: new Map(data.documents.map((row, n) => [row[0], n])),
  };
}

/** @typedef {ReturnType<typeof readModel>} Model */

/** @param {Model} model @param {number} event @returns {string} the date as people read it, "" where nobody tells it */
function dateLabel(model, event) {
  return model.dates[model.date[event]]?.label ?? '';
}

/** @param {Model} model @param {number[]} entities @returns {string} */
function namesOf(model, entities) {
  return entities.map((number) => model.entities[number].name).join(', ');
}

/** @param {Model} model @param {number} event @returns {string} the event in one line */
function headline(model, event) {
  const others = model.targets[event].filter((t) => !model.actors[event].includes(t) || model.actors[event].length === 1);
  const parts = [namesOf(model, model.actors[event]), model.actions[model.action[event]], others.length ? `→ ${namesOf(model, others)}` : ''];
  return parts.filter(Boolean).join(' ');
}

/** @param {Model} model @param {number} event @returns {number[]} the numbers of its claims */
function claimsOf(model, event) {
  const found = [];
  for (let c = model.firstClaim[event]; c < model.firstClaim[event + 1]; c += 1) found.push(c);
  return found;
}

/**
 * The part of a text between two code points, as Python counts them.
 * @param {string} text @param {number} from @param {number} to
 */
function codePoints(text, from, to) {
  return Array.from(text).slice(from, to).join('');
}
