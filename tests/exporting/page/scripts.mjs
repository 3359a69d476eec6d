// The scripts of the page as the page has them, one after another in one scope; and a small page to try them on.

import { readFileSync } from 'node:fs';

const ASSETS = new URL('../../../kgraph/exporting/assets/', import.meta.url);
const FILES = ['dates', 'model', 'search', 'select', 'state', 'dom', 'histogram', 'picture', 'details', 'save'];
const NAMES = [
  'OPEN', 'dayOf', 'isoOf', 'dayFrom', 'gridFor', 'GRIDS', 'readModel', 'headline', 'codePoints', 'fold', 'terms', 'hits', 'searchTexts',
  'firstState', 'select', 'ordered', 'scoped', 'near', 'toHash', 'fromHash', 'domainOf', 'gather', 'lanesOf', 'playedTo', 'touches', 'cut', 'hullOf',
  'webAddress', 'closeness', 'cell', 'csvOf', 'recordOf',
];

/** Every function that the tests ask for. */
export const page = new Function(`${FILES.map((name) => readFileSync(new URL(`${name}.js`, ASSETS), 'utf8')).join('\n')}\nreturn { ${NAMES.join(', ')} };`)();

/**
 * A model of events given in short: each with actors, targets, a date ([begin, end] as ISO text), and what else differs from a plain fact.
 * @param {{actors?: number[], targets?: number[], places?: number[], date?: [string | null, string | null], standing?: number, type?: number,
 *   sources?: number[][], confidence?: number[], text?: string, document?: number}[]} events
 */
export function modelOf(events, names = ['Ann', 'Bob', 'Cleo', 'Čapek', 'Port Orsa']) {
  const day = (iso) => (iso === null ? null : page.dayFrom(iso, false));
  const pairs = new Map();
  events.forEach(({ actors = [], targets = [], standing = 0 }, n) => actors.forEach((a) => targets.forEach((b) => {
    const key = `${a} ${b} ${standing}`;
    pairs.set(key, [a, b, standing, 0, [...(pairs.get(key)?.[4] ?? []), n]]);
  })));
  const claims = events.flatMap((event, n) => (event.confidence ?? [90]).map((confidence) => ({ event, n, confidence })));
  return page.readModel({
    iri: 'https://example.org/', standings: ['fact', 'reported', 'planned', 'possible', 'denied'], bases: ['text', 'none'], families: ['Harm', 'Talks', 'Other'],
    documents: [['k1', 'one', 'First paper', 'Wire', '2024-01-01', 'https://example.org/1'], ['k2', 'two', null, null, null, null]],
    entities: names.map((name, n) => [`x${n}`, 'Person', name, [], []]),
    events: {
      id: events.map((_, n) => `e${n}`), type: events.map((e) => e.type ?? 0), action: events.map(() => 0), standing: events.map((e) => e.standing ?? 0),
      actors: events.map((e) => e.actors ?? []), targets: events.map((e) => e.targets ?? []), places: events.map((e) => e.places ?? []),
      date: events.map((e, n) => (e.date ? n : -1)), claims: events.map((e) => (e.confidence ?? [90]).length), disputed: {}, reason: {},
    },
    claims: {
      sentence: claims.map(({ n }) => n), from: claims.map(() => 0), to: claims.map(() => 1), standing: claims.map(({ event }) => event.standing ?? 0),
      date: claims.map(({ event, n }) => (event.date ? n : -1)), basis: claims.map(() => 0), confidence: claims.map(({ confidence }) => confidence),
      sources: claims.map(({ event }) => (event.sources?.[0] ?? []).map((entity) => [0, entity])), different: {}, words: {}, quantities: {}, others: {},
    },
    types: [['Assault', 0, 0], ['Consult', 1, 0], ['Say', 2, 1]], actions: ['carry_out'], names: ['somebody'],
    dates: events.map(({ date }) => (date ? [day(date[0]), day(date[1]), date[0] === date[1] ? 'day' : 'month', date.join(' – ')] : [0, 0, 'day', ''])),
    sentences: events.map(({ text, document }, n) => [document ?? 0, n * 100, text ?? `Sentence ${n}.`]),
    graph: { nodes: [], edges: [], options: {} }, links: [...pairs.values()], actors: names.length,
  });
}
