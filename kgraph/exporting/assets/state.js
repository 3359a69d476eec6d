// The state of the page as the hash of its address, by ids that are the same in every run. What makes no sense is ignored.

/** @type {Sort[]} */
const SORTS = ['old', 'new', 'claims', 'sure', 'actor', 'type'];

/** @param {Model} model @param {State} state @returns {string} */
function toHash(model, state) {
  const hash = new URLSearchParams();
  const put = (/** @type {string} */ key, /** @type {string} */ value) => { if (value) hash.set(key, value); };
  const set = (/** @type {Set<number>} */ chosen, /** @type {(n: number) => string} */ name) => [...chosen].sort((a, b) => a - b).map(name).map(encodeURIComponent).join(',');
  const entity = (/** @type {number} */ n) => model.entities[n].id;
  put('q', state.query);
  put('from', state.from === null ? '' : isoOf(state.from));
  put('to', state.to === null ? '' : isoOf(state.to));
  put('undated', state.undated ? '1' : '');
  const standing = set(state.standing, (n) => model.standings[n]);
  put('show', standing === 'fact,reported' ? '' : standing || 'none');
  put('statements', state.statements ? '1' : '');
  put('sure', state.confidence ? String(state.confidence) : '');
  put('type', set(state.type, (n) => typeKey(model.types[n])));
  put('actor', set(state.actor, entity));
  put('place', set(state.place, entity));
  put('source', set(state.source, entity));
  put('doc', set(state.paper, (n) => model.documents[n].key));
  put('sort', state.sort === 'old' ? '' : state.sort);
  put('hops', state.hops === 1 ? '' : String(state.hops));
  put('sel', selectedText(model, state.selected));
  return hash.toString();
}

/**
 * A request may be an act or a statement: the two are told apart.
 * @param {Kind} type @returns {string}
 */
function typeKey(type) {
  return type.name + (type.statement ? '~' : '');
}

/** @param {Model} model @param {Selected | null} selected @returns {string} */
function selectedText(model, selected) {
  if (!selected) return '';
  const { kind, a, b } = selected;
  if (kind === 'event') return `e:${model.ids[a]}`;
  if (kind === 'paper') return `d:${model.documents[a].key}`;
  if (kind === 'actor') return `a:${model.entities[a].id}`;
  return `p:${model.entities[a].id}>${model.entities[b].id}`;
}

/** @param {Model} model @param {string} text @returns {Selected | null} */
function selectedFrom(model, text) {
  const known = (/** @type {'event' | 'actor' | 'paper'} */ kind, /** @type {Map<string, number>} */ numbers, /** @type {string} */ id) => {
    const a = numbers.get(id);
    return a === undefined ? null : { kind, a, b: -1 };
  };
  const rest = text.slice(2);
  if (text.startsWith('e:')) return known('event', model.eventNumber, rest);
  if (text.startsWith('d:')) return known('paper', model.documentNumber, rest);
  if (text.startsWith('a:')) return known('actor', model.entityNumber, rest);
  const ends = text.startsWith('p:') ? rest.split('>').map((id) => model.entityNumber.get(id)) : [];
  const [a, b] = ends;
  return ends.length === 2 && a !== undefined && b !== undefined ? { kind: 'pair', a, b } : null;
}

/** @param {Model} model @param {string} text the hash without its # @returns {State} */
function fromHash(model, text) {
  const hash = new URLSearchParams(text);
  const state = firstState();
  const names = (/** @type {string} */ key) => (hash.get(key) ?? '').split(',').filter(Boolean).map(decoded);
  const numbers = (/** @type {string} */ key, /** @type {(name: string) => number | undefined} */ find) =>
    new Set(names(key).map((name) => find(name) ?? -1).filter((n) => n >= 0));
  state.query = hash.get('q') ?? '';
  state.from = dayFrom(hash.get('from') ?? '', false);
  state.to = dayFrom(hash.get('to') ?? '', true);
  state.undated = hash.get('undated') === '1';
  if (hash.has('show')) state.standing = numbers('show', (name) => model.standings.indexOf(name));
  state.statements = hash.get('statements') === '1';
  state.confidence = Math.min(100, Math.max(0, Math.round(Number(hash.get('sure')) || 0)));
  state.type = numbers('type', (name) => model.types.findIndex((type) => typeKey(type) === name));
  state.actor = numbers('actor', (id) => model.entityNumber.get(id));
  state.place = numbers('place', (id) => model.entityNumber.get(id));
  state.source = numbers('source', (id) => model.entityNumber.get(id));
  state.paper = numbers('doc', (key) => model.documentNumber.get(key));
  const sort = SORTS.find((known) => known === hash.get('sort'));
  if (sort) state.sort = sort;
  state.hops = hash.get('hops') === '2' ? 2 : 1;
  state.selected = selectedFrom(model, hash.get('sel') ?? '');
  return state;
}

/** @param {string} text @returns {string} */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
